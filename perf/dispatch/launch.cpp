// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "../support/bench.hpp"

/// What dispatch is to be compared with: the launch of a Kokkos kernel that does nothing, and its end.
namespace kordon::perf {
namespace {

struct nothing {
  KOKKOS_FUNCTION void operator()(int) const {}
};

void empty_kernel(benchmark::State& state) {
  measure(state, {}, [](const exec& e) {
    Kokkos::parallel_for("kordon::perf::nothing", Kokkos::RangePolicy<exec>(e, 0, e.concurrency()),
                         nothing{});
  });
}
KORDON_PERF_CASE(empty_kernel, "machine.launch/empty");

}  // namespace
}  // namespace kordon::perf
