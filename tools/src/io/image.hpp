// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "io/host_array.hpp"

namespace kordon::tools {

/// Reads a .png or .npy file; which of the two it is, its first bytes say, never its name.
/// Every failure is an input_error.
host_array read_array(const std::filesystem::path& name);

/// Reads an image [rows, cols]: what read_array reads, and besides it refuses (input_error) arrays
/// of another rank, without pixels, of complex numbers, and with a value that is not finite.
host_array read_image(const std::filesystem::path& name);

/// A copy of the array with its values as float32, in the same order; the caller asks for it, so it
/// is no silent conversion. Throws std::invalid_argument for complex numbers.
host_array as_float32(const host_array& array);

}  // namespace kordon::tools
