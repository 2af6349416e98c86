// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/dtype.hpp>
#include <kordon/memory/refusal.hpp>

namespace kordon::inline v0::detail {

/// Refuses a code that is no dtype's, in the name of `operation`: it can come from anywhere, and the
/// table of dtypes has no row for it.
inline void require_dtype(dtype type, std::string_view operation) {
  if (static_cast<std::size_t>(type) >= dtype_count)
    refuse(refusal_code::dtype_mismatch, operation, "type",
           "is " + std::to_string(static_cast<int>(type)) +
               ", the number of no dtype. Fix: pass one of kordon::dtype");
}

}  // namespace kordon::v0::detail
