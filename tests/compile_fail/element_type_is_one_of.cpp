// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: element_type_is_one_of<
// expect-gnu: required for the satisfaction of 'element_type_is_one_of<In, float, double>' [with In = Kokkos::View<int**
#include "views.hpp"

view<int**> of_int;

void legal() {
  kordon::ndimage::gaussian_filter(exec, in, out);
}
void illegal() {
  kordon::ndimage::gaussian_filter(exec, of_int, of_int);  // refused
}
