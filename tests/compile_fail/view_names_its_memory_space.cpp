// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Any type can be an array that says where it is and how it lies; the compiler names what is missing.
// expect: view_names_its_memory_space<
// expect: view_has_a_rank_that_the_compiler_knows<
// expect-gnu: required for the satisfaction of 'view_names_its_memory_space<View>' [with View = flat]
// expect-gnu: required for the satisfaction of 'view_has_a_rank_that_the_compiler_knows<View>' [with View = of_any_rank]
#include "views.hpp"

struct flat {
  using value_type = float;
  static constexpr std::size_t rank() { return 2; }
  float* data() const;
  long extent(int) const;
  long stride(int) const;
};
struct placed : flat {
  using memory_space = Kokkos::HostSpace;
};
struct of_any_rank : placed {
  std::size_t rank() const;
};

void legal() {
  kordon::ndimage::gaussian_filter(exec, placed(), placed());
}
void without_a_place() {
  kordon::ndimage::gaussian_filter(exec, flat(), out);  // refused
}
void without_a_rank() {
  kordon::ndimage::gaussian_filter(exec, of_any_rank(), out);  // refused
}
