// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Something else in the place of the execution space.
// expect: array_lives_where_exec_runs<
// expect: is_an_execution_space_that_kordon_knows<
// expect-gnu: required for the satisfaction of 'array_lives_where_exec_runs<Array, Exec>' [with Array = Kokkos::View<float**, Kokkos::LayoutRight, Kokkos::HostSpace>; Exec = int]
// expect-gnu: required for the satisfaction of 'is_an_execution_space_that_kordon_knows<Exec>' [with Exec = int]
// expect-gnu: required for the satisfaction of 'is_an_execution_space_that_kordon_knows<Exec>' [with Exec = somebodys_exec]
// expect-gnu: the required expression 'kordon::v0::exec_traits<Exec>::kind' is invalid
#include "views.hpp"

struct somebodys_exec {
  using memory_space = Kokkos::HostSpace;
} somebodys;

void legal() {
  kordon::ndimage::gaussian_filter(exec, in, out);
  kordon::place_of(exec);
}
void illegal() {
  kordon::ndimage::gaussian_filter(1, in, out);  // refused
}
void illegal_place() {
  kordon::place_of(1);  // refused
}
void illegal_space() {
  kordon::exec_ref(somebodys);  // refused
}
