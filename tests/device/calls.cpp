// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What users write, compiled by the device's compiler: typed calls, erased ones, copies.
#include <kordon/kordon.hpp>

using device = Kokkos::DefaultExecutionSpace;

void smooth_on_the_device(const device& exec, const Kokkos::View<float**>& in,
                          const Kokkos::View<float**>& out) {
  kordon::ndimage::gaussian_filter(exec, in, out, {.sigma = 2.0});
  kordon::ndimage::gaussian_filter(exec, kordon::array_ref(in), kordon::array_ref(out),
                                   {.sigma = 2.0});
  auto host = kordon::copy_to(kordon::place_in<Kokkos::HostSpace>{}, out);
  kordon::copy(out, kordon::copy_to(kordon::place_of(exec), host));
}
