// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: element_type_is_complex_of<
// expect-gnu: required for the satisfaction of 'element_type_is_complex_of<Out, In>' [with Out = Kokkos::View<Kokkos::complex<double>**
#include <kordon/fft/rfftn.hpp>

#include "views.hpp"

view<Kokkos::complex<float>**> half;
view<Kokkos::complex<double>**> half_in_double;

void legal() {
  kordon::fft::rfftn(exec, in, half);
}
void illegal() {
  kordon::fft::rfftn(exec, in, half_in_double);  // refused
}
