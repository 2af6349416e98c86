// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: element_type_is_complex<
#include <kordon/fft/fftn.hpp>

#include "views.hpp"

view<Kokkos::complex<float>**> samples, transform;

void legal() {
  kordon::fft::fftn(exec, samples, transform);
}
void illegal() {
  kordon::fft::fftn(exec, in, out);  // refused
}
