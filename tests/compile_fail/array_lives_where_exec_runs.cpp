// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: array_lives_where_exec_runs<
// expect-gnu: required for the satisfaction of 'array_lives_where_exec_runs<Array, Exec>' [with Array = Kokkos::View<float**, Kokkos::LayoutRight, kordon::v0::testing::mock_device_space
// expect-gnu: required for the satisfaction of 'readable_from<In, Exec>' [with In = Kokkos::View<float**, Kokkos::LayoutRight, kordon::v0::testing::mock_device_space
// expect-gnu: required for the satisfaction of 'writable_from<Out, Exec>' [with Out = Kokkos::View<float**, Kokkos::LayoutRight, kordon::v0::testing::mock_device_space
#include "views.hpp"

void legal() {
  kordon::ndimage::gaussian_filter(exec, in, out);
}
void illegal_output() {
  kordon::ndimage::gaussian_filter(exec, in, on_device);  // refused
}
void illegal_input() {
  kordon::ndimage::gaussian_filter(exec, on_device, out);  // refused
}
