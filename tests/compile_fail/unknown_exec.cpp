// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Something else in the place of the execution space.
// expect: exec_traits
#include "views.hpp"

void legal() {
  kordon::ndimage::gaussian_filter(exec, in, out);
}
void illegal() {
  kordon::ndimage::gaussian_filter(1, in, out);  // refused
}
