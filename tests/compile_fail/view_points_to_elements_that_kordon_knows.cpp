// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// An element type without a dtype, and a type whose data() gives no pointer to what it says its elements are.
// expect: view_points_to_elements_that_kordon_knows<
// expect-gnu: required for the satisfaction of 'view_points_to_elements_that_kordon_knows<View>' [with View = Kokkos::View<colour**
// expect-gnu: required for the satisfaction of 'view_points_to_elements_that_kordon_knows<View>' [with View = Kokkos::View<long double**
// expect-gnu: required for the satisfaction of 'view_points_to_elements_that_kordon_knows<View>' [with View = with_other_data]
// expect-gnu: the required expression 'v.data()' is invalid
#include "views.hpp"

struct colour {
  float red, green, blue;
};
view<colour**> of_colours;
view<long double**> of_long_double;

struct flat {
  using value_type = float;
  using memory_space = Kokkos::HostSpace;
  static constexpr std::size_t rank() { return 2; }
  long extent(int) const;
  long stride(int) const;
};
struct with_data : flat {
  float* data() const;
};
struct with_other_data : flat {
  double* data() const;
};

void legal() {
  kordon::ndimage::gaussian_filter(exec, with_data(), with_data());
}
void elements_without_a_name() {
  kordon::ndimage::gaussian_filter(exec, of_colours, out);  // refused
}
void elements_too_long() {
  kordon::ndimage::gaussian_filter(exec, of_long_double, of_long_double);  // refused
}
void no_data() {
  kordon::ndimage::gaussian_filter(exec, flat(), out);  // refused
}
void data_of_another_type() {
  kordon::ndimage::gaussian_filter(exec, with_other_data(), out);  // refused
}
