// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: array_is_not_const<
// expect-gnu: required for the satisfaction of 'array_is_not_const<Array>' [with Array = Kokkos::View<const float**
// expect-gnu: required for the satisfaction of 'writable_from<Out, Exec>' [with Out = Kokkos::View<const float**
#include "views.hpp"

void legal() {
  kordon::ndimage::gaussian_filter(exec, constant, out);
}
void illegal() {
  kordon::ndimage::gaussian_filter(exec, in, constant);  // refused
}
