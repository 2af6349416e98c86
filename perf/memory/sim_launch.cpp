// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/sim_device/sim_device.hpp>

#include "../support/bench.hpp"

/// What a launch costs on the simulated device, which opens its memory before a kernel and closes it after it: the more
/// pages of arrays have been touched, the more. Beside the same launch on the host that runs it. Meant for threads
/// that wait passively, since closing memory interrupts those that spin.
namespace kordon::perf {
namespace {

struct nothing {
  KOKKOS_FUNCTION void operator()(int) const {}
};

template <class Exec>
void launch(benchmark::State& state, const Exec& e) {
  const int threads = sim::detail::host_exec().concurrency();
  for ([[maybe_unused]] auto _ : state) {
    Kokkos::parallel_for("kordon::perf::nothing", Kokkos::RangePolicy<Exec>(e, 0, threads),
                         nothing{});
    e.fence("kordon::perf::call");
  }
}

template <std::size_t MiB>
void on_sim(benchmark::State& state) {
  const Kokkos::View<char*, sim_device_space> arrays("arrays", MiB << 20);
  launch(state, sim_device());
}

void on_host(benchmark::State& state) {
  launch(state, sim::detail::host_exec());
}

KORDON_PERF_CASE(on_sim<1>, "sim_device.launch/1MiB");
KORDON_PERF_CASE(on_host, "sim_device.launch/1MiB/host");
KORDON_PERF_CASE(on_sim<128>, "sim_device.launch/128MiB");
KORDON_PERF_CASE(on_sim<1024>, "sim_device.launch/1GiB");

}  // namespace
}  // namespace kordon::perf
