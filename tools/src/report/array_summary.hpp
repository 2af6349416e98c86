// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <string>

namespace kordon::tools {

/// "int32[303,384]", and for the one value of a 0-d array in host memory "int32 = 94".
std::string summary_of(const array_ref& a);

}  // namespace kordon::tools
