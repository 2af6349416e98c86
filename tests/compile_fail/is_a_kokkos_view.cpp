// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A type that says all that a view must say is an array in calls; it is copied as one, too.
// expect: is_a_kokkos_view<
// expect-gnu: required for the satisfaction of 'is_a_kokkos_view<Src>' [with Src = flat]
#include <kordon/memory/copy.hpp>

#include "views.hpp"

struct flat {
  using value_type = float;
  using memory_space = Kokkos::HostSpace;
  static constexpr std::size_t rank() { return 2; }
  float* data() const;
  long extent(int) const;
  long stride(int) const;
};

void legal() {
  kordon::zeros_like(in);
  kordon::zeros_like(flat());
  kordon::copy(out, in);
  kordon::copy_as<double>(in);
  kordon::copy(kordon::array_ref(flat()), kordon::array_ref(in));
}
void copied() {
  kordon::copy(out, flat());  // refused
}
void converted() {
  kordon::copy_as<double>(flat());  // refused
}
