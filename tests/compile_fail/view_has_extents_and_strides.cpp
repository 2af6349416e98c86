// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: view_has_extents_and_strides<
// expect-gnu: required for the satisfaction of 'view_has_extents_and_strides<View>' [with View = with_extents]
// expect-gnu: required for the satisfaction of 'is_a_view_that_kordon_knows<View>' [with View = with_extents]
// expect-gnu: the required expression 'v.extent(axis)' is invalid
// expect-gnu: the required expression 'v.stride(axis)' is invalid
#include "views.hpp"

struct flat {
  using value_type = float;
  using memory_space = Kokkos::HostSpace;
  static constexpr std::size_t rank() { return 2; }
  float* data() const;
};
struct with_extents : flat {
  long extent(int) const;
};
struct with_both : with_extents {
  long stride(int) const;
};

void legal() {
  kordon::ndimage::gaussian_filter(exec, with_both(), with_both());
}
void without_extents() {
  kordon::ndimage::gaussian_filter(exec, flat(), out);  // refused
}
void without_strides() {
  kordon::ndimage::gaussian_filter(exec, with_extents(), out);  // refused
}
kordon::array_ref erased_without_strides() {
  return kordon::array_ref(with_extents());  // refused
}
kordon::array owned_without_strides() {
  return kordon::array(with_extents());  // refused
}
