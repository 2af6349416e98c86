// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "io/grey.hpp"
#include "io/host_array.hpp"
#include "io/png.hpp"

namespace kordon::tools {

/// Where one labelled object lies, in pixels of the image; axis 0 is the row.
struct overlay_object {
  std::int32_t label = 0;
  std::int64_t area = 0;
  std::array<double, 2> centroid{};
  std::array<std::int64_t, 2> begin{};  ///< bounding box: first row, first column
  std::array<std::int64_t, 2> end{};    ///< one past its last row, last column
};

struct overlay_options {
  int scale = 0;  ///< pixels of the picture for one of the image, along each side; 0 chooses 1 to 8
  grey_range range = grey_range::percentile;
  bool ids = true;
  std::int64_t smallest_with_id = 6;  ///< area in pixels; smaller objects get an outline only
};

/// The picture of what was found: the image in grey, an outline around each object (one picture
/// pixel wide, just outside of it, so that small objects stay visible), and its label beside or in
/// it. Large objects get their id first; an id that would lie on another id is left out. Both
/// arrays are [rows, cols], `labels` int32 in C order. Throws std::invalid_argument when they are
/// not.
rgb_image draw_overlay(const host_array& image, const host_array& labels,
                       std::span<const overlay_object> objects,
                       const overlay_options& options = {});

}  // namespace kordon::tools
