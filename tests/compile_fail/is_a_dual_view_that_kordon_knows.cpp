// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What is no DualView that Kordon knows is judged as the view that it is none of either: the compiler prints that, and
// never this concept. The other refusal is of a DualView with neither side where the call runs.
// expect: is_an_array<
// expect: array_lives_where_exec_runs<
// expect-gnu: required for the satisfaction of 'view_points_to_elements_that_kordon_knows<View>' [with View = Kokkos::DualView<colour**
// expect-gnu: required for the satisfaction of 'is_an_array<Array>' [with Array = half_a_dual_view]
// expect-gnu: required for the satisfaction of 'array_lives_where_exec_runs<Array, Exec>' [with Array = Kokkos::DualView<float**, Kokkos::HostSpace>; Exec = gpu]
#include <Kokkos_DualView.hpp>

#include "views.hpp"

struct colour {
  float red, green, blue;
};
struct gpu {
  using memory_space = kordon::testing::mock_device_space;
};
namespace kordon::inline v0 {
template <>
struct exec_traits<gpu> {
  static constexpr exec_kind kind = exec_kind::cuda;
};
}  // namespace kordon::v0
Kokkos::DualView<float**, Kokkos::HostSpace> dual;
Kokkos::DualView<colour**, Kokkos::HostSpace> of_colours;
struct half_a_dual_view {
  using t_dev = view<float**>;
  using t_host = view<float**>;
  t_dev view_device() const;
  t_host view_host() const;
};

void legal() {
  kordon::ndimage::gaussian_filter(exec, dual, out);
}
void of_elements_without_a_name() {
  kordon::ndimage::gaussian_filter(exec, of_colours, out);  // refused
}
void without_flags() {
  kordon::ndimage::gaussian_filter(exec, half_a_dual_view(), out);  // refused
}
void with_no_side_there() {
  kordon::ndimage::gaussian_filter(gpu(), dual, on_device);  // refused
}
