// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: arrays_have_the_same_rank<
// expect-gnu: required for the satisfaction of 'arrays_have_the_same_rank<In, Out>'
#include "views.hpp"

view<float*> line;

void legal() {
  kordon::ndimage::gaussian_filter(exec, line, line);
}
void illegal() {
  kordon::ndimage::gaussian_filter(exec, in, line);  // refused
}
