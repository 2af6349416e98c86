// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// There is no default execution space, and a View is none.
// expect-gnu: no match for call to '(const kordon::v0::ndimage::gaussian_filter_fn) (view<float**>&, view<float**>&)'
#include "views.hpp"

void legal() {
  kordon::ndimage::gaussian_filter(exec, in, out);
}
void illegal() {
  kordon::ndimage::gaussian_filter(in, out);  // refused
}
void illegal_options() {
  kordon::ndimage::gaussian_filter(in, out, {});  // refused
}
