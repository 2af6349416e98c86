// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: elements_convert_to<
// expect-gnu: required for the satisfaction of 'elements_convert_to<Src, T>' [with Src = Kokkos::View<Kokkos::complex<float>**, Kokkos::LayoutRight, Kokkos::HostSpace>; T = float]
#include <kordon/memory/copy.hpp>

#include "views.hpp"

view<Kokkos::complex<float>**> complex;

void legal() {
  kordon::copy_as<Kokkos::complex<double>>(complex);
  kordon::copy_as<Kokkos::complex<double>>(in);
}
void illegal() {
  kordon::copy_as<float>(complex);  // refused
}
