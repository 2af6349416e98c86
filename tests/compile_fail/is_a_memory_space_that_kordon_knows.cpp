// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: is_a_memory_space_that_kordon_knows<
// expect-gnu: required for the satisfaction of 'is_a_memory_space_that_kordon_knows<MemorySpace>' [with MemorySpace = Kokkos::AnonymousSpace]
// expect-gnu: required for the satisfaction of 'is_a_memory_space_that_kordon_knows<typename View::memory_space>' [with View = Kokkos::View<float**, elsewhere
// expect-gnu: the required expression 'kordon::v0::space_traits<MemorySpace>::kind' is invalid
#include <kordon/memory/copy.hpp>

#include "views.hpp"

struct elsewhere {
  using memory_space = elsewhere;
  using execution_space = Kokkos::DefaultHostExecutionSpace;
  using device_type = Kokkos::Device<execution_space, memory_space>;
  using size_type = std::size_t;
};
Kokkos::View<float**, elsewhere, Kokkos::MemoryTraits<Kokkos::Unmanaged>> far_away;

void legal() {
  kordon::copy_to(kordon::place_in<Kokkos::HostSpace>(), in);
}
void to_anywhere() {
  kordon::copy_to(kordon::place_in<Kokkos::AnonymousSpace>(), in);  // refused
}
void in_a_space_of_somebody() {
  kordon::ndimage::gaussian_filter(exec, far_away, out);  // refused
}
