// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/located.hpp>

/// New Views shaped like others.
namespace kordon::inline v0 {

namespace detail {
/// The layout of a new View with the extents of `src`; row-major for strided sources.
template <class Src>
using dense_layout =
    std::conditional_t<std::is_same_v<typename Src::array_layout, Kokkos::LayoutStride>,
                       Kokkos::LayoutRight, typename Src::array_layout>;

template <class Layout, class Src>
Layout layout_like(const Src& src) {
  Layout layout;
  for (std::size_t i = 0; i < Src::rank(); ++i) layout.dimension[i] = src.extent(i);
  return layout;
}

/// D with its element type replaced by T: float** -> T**.
template <class D, class T>
struct with_element {
  using type = T;
};
template <class D, class T>
struct with_element<D*, T> {
  using type = typename with_element<D, T>::type*;
};
template <class D, std::size_t N, class T>
struct with_element<D[N], T> {
  using type = typename with_element<D, T>::type[N];
};
}  // namespace detail

/// A new View with the element type, extents and place of `like`, zero-filled and dense.
template <is_a_kokkos_view Like>
auto zeros_like(const Like& like) {
  using layout = detail::dense_layout<Like>;
  using space = typename Like::memory_space;
  const auto exec =
      detail::require_exec<space>(detail::located(like).where().device, "zeros_like", "like");
  Kokkos::View<typename Like::traits::non_const_data_type, layout, space> zeros(
      Kokkos::view_alloc(exec, like.label()), detail::layout_like<layout>(like));
  exec.fence("kordon::zeros::done");
  return zeros;
}

}  // namespace kordon::v0
