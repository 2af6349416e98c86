// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: arrays_have_the_same_element_type<
// expect-gnu: required for the satisfaction of 'arrays_have_the_same_element_type<In, Out>'
#include "views.hpp"

view<double**> of_double;

void legal() {
  kordon::ndimage::gaussian_filter(exec, of_double, of_double);
}
void illegal() {
  kordon::ndimage::gaussian_filter(exec, in, of_double);  // refused
}
