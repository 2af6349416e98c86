// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.hpp>
#include <kordon/memory/located.hpp>
#include <kordon/memory/out_of_memory.hpp>

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

/// A new View with the extents and the label of `src`, made with these properties.
template <class View, class Src, class... Properties>
View view_like(place where, const Src& src, const Properties&... properties) {
  return allocated(where, src.size() * sizeof(typename View::value_type), [&] {
    return View(Kokkos::view_alloc(properties..., src.label()),
                layout_like<typename View::array_layout>(src));
  });
}
}  // namespace detail

/// A new View with the element type, extents and place of `like`, zero-filled and dense.
template <is_a_kokkos_view Like>
auto zeros_like(const Like& like) {
  using space = typename Like::memory_space;
  const place where = detail::located(like).where();
  const auto exec = detail::require_exec<space>(where.device, "zeros_like", "like");
  const auto zeros = detail::view_like<
      Kokkos::View<typename Like::traits::non_const_data_type, detail::dense_layout<Like>, space>>(
      where, like, exec);
  exec.fence("kordon::zeros::done");
  return zeros;
}

/// The same as an array, for any other type that models the view concept.
template <is_a_view_that_kordon_knows Like>
requires(!is_a_kokkos_view<Like>) array zeros_like(const Like& like) {
  return zeros_like(array_ref(like));
}

}  // namespace kordon::v0
