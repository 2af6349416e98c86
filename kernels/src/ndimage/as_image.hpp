// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <kordon/dispatch/implementation.hpp>
#include <kordon/ndimage/kernel/image.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// The extents of an image [n0, n1, n2]: leading ones of 1 stand for missing axes.
inline std::array<std::int64_t, 3> extents_of(const kordon_array& a) {
  std::array<std::int64_t, 3> extents = {1, 1, 1};
  std::copy_n(a.extents, a.rank, extents.end() - a.rank);
  return extents;
}

/// Array `index` of a checked call as an image.
template <class T, class Exec>
image<T, Exec> as_image(const kordon_call& call, int index) {
  const kordon_array& a = call.arrays[index];
  Kokkos::LayoutStride layout(1, 0, 1, 0, 1, 0);
  for (int axis = 0; axis < a.rank; ++axis) {
    const int to = 3 - a.rank + axis;
    layout.dimension[to] = static_cast<std::size_t>(a.extents[axis]);
    layout.stride[to] = static_cast<std::size_t>(a.strides[axis]);
  }
  return image<T, Exec>(static_cast<T*>(a.data), layout);
}

}  // namespace kordon::v0::ndimage::kernel
