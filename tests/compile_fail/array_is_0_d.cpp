// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: array_is_0_d<
// expect-gnu: required for the satisfaction of 'array_is_0_d<Level>'
#include <kordon/ndimage/otsu_threshold.hpp>

#include "views.hpp"

view<float> scalar;
view<float*> line;

void legal() {
  kordon::ndimage::otsu_threshold(exec, in, scalar);
}
void illegal() {
  kordon::ndimage::otsu_threshold(exec, in, line);  // refused
}
