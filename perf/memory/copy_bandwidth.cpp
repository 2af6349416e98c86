// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "../support/bench.hpp"

/// What the machine can move: the limit of every kernel that computes little. STREAM's way of counting: bytes
/// read and bytes written, not the lines a cache fetches before it overwrites them.
namespace kordon::perf {
namespace {

constexpr std::size_t in_memory = std::size_t(256) << 20, in_cache = std::size_t(4)
                                                                     << 20;  // bytes of one array

struct copy_element {
  view<const double*> from;
  view<double*> to;
  KOKKOS_FUNCTION void operator()(std::size_t i) const { to(i) = from(i); }
};

/// Adds a block in sixteen sums, since an addition that waits for the last one reads at a fraction of the rate.
struct add_block {
  static constexpr std::size_t size = 512;
  view<const double*> from;
  KOKKOS_FUNCTION void operator()(std::size_t block, double& sum) const {
    const double* p = from.data() + block * size;
    double part[16] = {};
    for (std::size_t k = 0; k < size; k += 16)
      for (std::size_t j = 0; j < 16; ++j) part[j] += p[k + j];
    for (double some : part) sum += some;
  }
};

struct copy_arrays {
  view<double*> from, to;
  explicit copy_arrays(std::size_t bytes)
      : from("from", bytes / sizeof(double)), to("to", bytes / sizeof(double)) {
    Kokkos::deep_copy(from, 1.0);
  }
};

/// The better of these two is the bandwidth: a plain loop, and Kokkos' own copy, which writes past the caches.
void loop(benchmark::State& state, std::size_t bytes) {
  const copy_arrays a(bytes);
  measure(state, {bytes, bytes}, [&](const exec& e) {
    Kokkos::parallel_for("kordon::perf::copy", Kokkos::RangePolicy<exec>(e, 0, a.to.extent(0)),
                         copy_element{a.from, a.to});
  });
}

void deep_copy(benchmark::State& state, std::size_t bytes) {
  const copy_arrays a(bytes);
  measure(state, {bytes, bytes}, [&](const exec& e) { Kokkos::deep_copy(e, a.to, a.from); });
}

void read(benchmark::State& state, std::size_t bytes) {
  const view<double*> from("from", bytes / sizeof(double));
  Kokkos::deep_copy(from, 1.0);  // a machine may be faster with zeros
  const Kokkos::View<double, exec> sum("sum");
  measure(state, {bytes, 0}, [&](const exec& e) {
    Kokkos::parallel_reduce("kordon::perf::read",
                            Kokkos::RangePolicy<exec>(e, 0, from.extent(0) / add_block::size),
                            add_block{from}, sum);
  });
}

void loop_in_memory(benchmark::State& state) {
  loop(state, in_memory);
}
void deep_copy_in_memory(benchmark::State& state) {
  deep_copy(state, in_memory);
}
void read_in_memory(benchmark::State& state) {
  read(state, in_memory);
}
void loop_in_cache(benchmark::State& state) {
  loop(state, in_cache);
}
void deep_copy_in_cache(benchmark::State& state) {
  deep_copy(state, in_cache);
}
void read_in_cache(benchmark::State& state) {
  read(state, in_cache);
}

KORDON_PERF_CASE(loop_in_memory, "machine.copy/memory/loop");
KORDON_PERF_CASE(deep_copy_in_memory, "machine.copy/memory/deep_copy");
KORDON_PERF_CASE(read_in_memory, "machine.read/memory");
KORDON_PERF_CASE(loop_in_cache, "machine.copy/cache/loop");
KORDON_PERF_CASE(deep_copy_in_cache, "machine.copy/cache/deep_copy");
KORDON_PERF_CASE(read_in_cache, "machine.read/cache");

}  // namespace
}  // namespace kordon::perf
