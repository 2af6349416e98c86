// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: element_type_is_complex<
// expect-gnu: required for the satisfaction of 'element_type_is_complex<In>' [with In = Kokkos::View<float**
#include <kordon/fft/fftn.hpp>

#include "views.hpp"

view<Kokkos::complex<float>**> samples, transform;

void legal() {
  kordon::fft::fftn(exec, samples, transform);
}
void illegal() {
  kordon::fft::fftn(exec, in, out);  // refused
}
