// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "io/host_array.hpp"

namespace kordon::tools {

/// How values become brightness. What lies outside the range is clipped; NaN is black.
enum class grey_range {
  full,        ///< smallest to largest finite value
  percentile,  ///< the darkest 0.5 and the brightest 0.5 percent are clipped, so that one hot pixel
               ///< does not turn the picture black
};

/// An image [rows, cols] of any real type as 8-bit grey, in rows. Throws std::invalid_argument for
/// another rank and for complex numbers.
std::vector<std::uint8_t> to_grey8(const host_array& image, grey_range range);

}  // namespace kordon::tools
