// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "io/canvas.hpp"
#include "io/host_array.hpp"

namespace kordon::tools::detail {

/// A number that wants to be written in or beside an object; `around` is the object's bounding box
/// in the picture, `row`, `col` its centre.
struct id_request {
  std::int32_t number = 0;
  double row = 0, col = 0;
  box around;
  colour ink{};
};

/// A number that has a place; `dot` is the side of a font pixel in pixels of the picture.
struct placed_id {
  std::int32_t number = 0;
  box place;
  std::int64_t dot = 1;
  colour ink{};
};

/// Finds places in the picture, for the first ones first: inside the object where it is large
/// enough, else on the side of it where fewest pixels of other objects are hidden. A number that has
/// no place without lying on another, or that would leave the picture, is left out. `labels`
/// [rows, cols], int32, has one pixel for scale x scale of the picture.
std::vector<placed_id> place_ids(const canvas& picture, const std::vector<id_request>& requests,
                                 const host_array& labels, int scale);

/// Writes each number into its place, in its ink with a dark halo.
void draw_ids(canvas& picture, const std::vector<placed_id>& ids);

}  // namespace kordon::tools::detail
