// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <kordon/memory/array.hpp>
#include <span>

namespace kordon::tools {

/// Where the library leaves values to its caller (sparse matrices), the program looks at what files
/// hold before it makes the call. The arrays are in host memory, in the description's order; those
/// of a wrong dtype or shape are left to dispatch, which has the sentence. Throws command_error.
void check_values(const operation_description& operation, std::span<const array_ref> arrays);

}  // namespace kordon::tools
