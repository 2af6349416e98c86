// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <kordon/testing/reference_ndimage.hpp>

#include "arrays.hpp"

namespace kordon::inline v0::testing {

using reference::extents3;

/// Extents where kernels go wrong: none, one, odd, around a word of 64, larger than a team, thin.
inline const std::vector<std::vector<std::int64_t>> awkward_extents = {
    {0},       {1},       {2},       {63},       {64},       {65},        {1000},    {0, 5},
    {5, 0},    {1, 1},    {1, 70},   {70, 1},    {3, 129},   {65, 63},    {37, 517}, {300, 7},
    {0, 3, 4}, {1, 1, 1}, {3, 4, 0}, {5, 1, 66}, {7, 9, 11}, {2, 33, 130}};

inline extents3 as3(const std::vector<std::int64_t>& extents) {
  extents3 e{{1, 1, 1}};
  std::ranges::copy(extents, e.n + 3 - extents.size());
  return e;
}

}  // namespace kordon::v0::testing
