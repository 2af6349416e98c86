// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/implementation.hpp>
#include <kordon/linalg/kernel/array.hpp>

namespace kordon::inline v0::linalg::kernel {

/// Array `index` of a checked call as a vector [n].
template <class T, class Exec>
vector<T, Exec> as_vector(const kordon_call& call, int index) {
  const kordon_array& a = call.arrays[index];
  return vector<T, Exec>(static_cast<T*>(a.data),
                         Kokkos::LayoutStride(static_cast<std::size_t>(a.extents[0]),
                                              static_cast<std::size_t>(a.strides[0])));
}

/// Array `index` of a checked call as a matrix [m, n].
template <class T, class Exec>
matrix<T, Exec> as_matrix(const kordon_call& call, int index) {
  const kordon_array& a = call.arrays[index];
  return matrix<T, Exec>(static_cast<T*>(a.data),
                         Kokkos::LayoutStride(static_cast<std::size_t>(a.extents[0]),
                                              static_cast<std::size_t>(a.strides[0]),
                                              static_cast<std::size_t>(a.extents[1]),
                                              static_cast<std::size_t>(a.strides[1])));
}

}  // namespace kordon::v0::linalg::kernel
