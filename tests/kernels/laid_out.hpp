// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.hpp>

namespace kordon::inline v0::testing {

/// How an array lies in memory: row-major, column-major, or every second element along each axis of a larger one.
enum class arrangement { right, left, strided };

inline constexpr arrangement all_arrangements[] = {arrangement::right, arrangement::left,
                                                   arrangement::strided};

constexpr const char* name(arrangement a) {
  return a == arrangement::right ? "right" : a == arrangement::left ? "left" : "strided";
}

/// A new zero-filled array [extents] at `where` that lies as `how` says.
array laid_out(place where, dtype type, std::span<const std::int64_t> extents, arrangement how);

/// laid_out with the elements of `source`.
array laid_out(place where, const array_ref& source, arrangement how);

}  // namespace kordon::v0::testing
