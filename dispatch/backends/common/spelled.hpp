// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <type_traits>

namespace kordon::inline v0::backends {

/// One of the two spellings that a library has of a routine, for the precision of T.
template <class T, class Single, class Double>
constexpr auto spelled(Single* single, Double* twice) {
  if constexpr (std::is_same_v<T, float>)
    return single;
  else
    return twice;
}

}  // namespace kordon::v0::backends
