// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>

namespace kordon::inline v0::detail {

/// Whether the array's code is one of dtype, and the tables of dtypes have a row for it. Codes are wider
/// than the enumeration: type() of another one can look like a dtype.
inline bool has_known_dtype(const array_ref& a) {
  return static_cast<std::uint32_t>(a.c().dtype) < dtype_count;
}

}  // namespace kordon::v0::detail
