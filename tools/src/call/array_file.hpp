// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <kordon/memory/array.hpp>

#include "io/host_array.hpp"

namespace kordon::tools {

/// The host_array as calls take it; refers to it, and must not outlive it.
array_ref ref_of(host_array& data);

/// The same for data that no call may write.
array_ref ref_of(const host_array& data);

/// What a .npy or .png file holds. Throws input_error.
array load_array(const std::filesystem::path& path);

/// A copy of an array in host memory, dense and in row-major order, for a file.
host_array to_host_array(const array_ref& a);

}  // namespace kordon::tools
