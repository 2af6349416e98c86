// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: is_an_mdspan_of_plain_elements<
// expect-gnu: required for the satisfaction of 'is_an_mdspan_of_plain_elements<M>' [with M = Kokkos::mdspan<float, Kokkos::extents<int, 4>, Kokkos::layout_right, negated>]
// expect-gnu: no matching function for call to 'import_mdspan(pixels&)'
#include <kordon/memory/mdspan.hpp>
#include <mdspan/mdspan.hpp>

#include "views.hpp"

using pixels = Kokkos::mdspan<float, Kokkos::extents<int, 4>>;

/// Its elements are at no address.
struct negated {
  using offset_policy = negated;
  using element_type = float;
  using reference = float;
  using data_handle_type = float*;
  float access(float* p, std::size_t i) const { return -p[i]; }
  float* offset(float* p, std::size_t i) const { return p + i; }
};

kordon::array_ref legal(const pixels& p) {
  return kordon::import_mdspan(kordon::place_of(exec), p);
}
kordon::array_ref of_what_is_at_no_address(
    const Kokkos::mdspan<float, Kokkos::extents<int, 4>, Kokkos::layout_right, negated>& p) {
  return kordon::import_mdspan(kordon::place_of(exec), p);  // refused
}
kordon::array_ref of_a_view_that_knows_its_space() {
  return kordon::import_mdspan(kordon::place_of(exec), in);  // refused
}
kordon::array_ref without_a_place(const pixels& p) {
  return kordon::import_mdspan(p);  // refused
}
