// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kordon::inline v0::ndimage {

/// How an array goes on beyond its edge, with SciPy's names (scipy.ndimage, "mode").
enum class boundary : std::int64_t {
  reflect,   ///< d c b a | a b c d | d c b a   (the edge sample is repeated)
  constant,  ///< k k k k | a b c d | k k k k   (k is the option cval)
  nearest,   ///< a a a a | a b c d | d d d d
  mirror,    ///< d c b   | a b c d | c b a     (the edge sample is not repeated)
  wrap,      ///< a b c d | a b c d | a b c d
};

/// The names of the boundary modes, in the order of the enumeration.
inline constexpr std::array<std::string_view, 5> boundary_names = {"reflect", "constant", "nearest",
                                                                   "mirror", "wrap"};

}  // namespace kordon::v0::ndimage
