// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: rank_is_between<
// expect-gnu: required for the satisfaction of 'rank_is_between<In, 1, 3>'
#include "views.hpp"

view<float***> cube;
view<float****> of_rank_4;
view<float> scalar;

void legal() {
  kordon::ndimage::gaussian_filter(exec, cube, cube);
}
void illegal_4() {
  kordon::ndimage::gaussian_filter(exec, of_rank_4, of_rank_4);  // refused
}
void illegal_0() {
  kordon::ndimage::gaussian_filter(exec, scalar, scalar);  // refused
}
