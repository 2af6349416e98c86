// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A View that says nothing of its memory passes every check of Kokkos, and none of Kordon.
// expect: is_an_array<
// expect: is_a_memory_space_that_kordon_knows<
// expect-gnu: required for the satisfaction of 'is_an_array<Array>' [with Array = Kokkos::View<float**, Kokkos::AnonymousSpace
// expect-gnu: required for the satisfaction of 'view_names_its_memory_space<View>' [with View = Kokkos::View<float**, Kokkos::AnonymousSpace
// expect-gnu: required for the satisfaction of 'is_a_memory_space_that_kordon_knows<typename View::memory_space>' [with View = Kokkos::View<float**, Kokkos::AnonymousSpace
// expect-gnu: the required expression 'kordon::v0::space_traits<MemorySpace>::kind' is invalid
#include "views.hpp"

Kokkos::View<float**, Kokkos::AnonymousSpace> anonymous;

void legal() {
  kordon::ndimage::gaussian_filter(exec, in, out);
}
void illegal() {
  kordon::ndimage::gaussian_filter(exec, anonymous, out);  // refused
}
kordon::array_ref illegal_erasure() {
  return kordon::array_ref(anonymous);  // refused
}
