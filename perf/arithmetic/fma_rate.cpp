// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/kernel/pack.hpp>

#include "../support/bench.hpp"

/// What the machine can compute: multiply-adds that touch no memory, as many side by side as hide their latency.
namespace kordon::perf {
namespace {

template <class T>
struct multiply_add {
  static constexpr int lanes = kernel::pack_lanes<T, exec>;
  static constexpr int chains = 12;  // of 16 registers: latency 4 or 5, two a cycle
  static constexpr int rounds = 1 << 18;
  using pack = kernel::pack<T, lanes>;

  view<T*> out;
  T factor;

  KOKKOS_FUNCTION void operator()(std::size_t item) const {
    pack sums[chains];
    for (int c = 0; c < chains; ++c) sums[c] = pack::fill(T(c));
    const pack a = pack::fill(factor), b = pack::fill(T(1) - factor);
    for (int r = 0; r < rounds; ++r)
      for (int c = 0; c < chains; ++c) sums[c].v = sums[c].v * a.v + b.v;
    for (int c = 1; c < chains; ++c) sums[0] = sums[0] + sums[c];
    out(item) = sums[0].sum();
  }

  static double flops(std::size_t items) {
    return 2.0 * rounds * chains * lanes * static_cast<double>(items);
  }
};

template <class T>
void rate(benchmark::State& state) {
  const auto items = static_cast<std::size_t>(exec().concurrency()) * 4;
  const multiply_add<T> body{view<T*>("out", items), T(0.999)};
  const double flops = multiply_add<T>::flops(items);
  measure(state,
          {0, 0, std::is_same_v<T, float> ? flops : 0, std::is_same_v<T, double> ? flops : 0},
          [&](const exec& e) {
            Kokkos::parallel_for("kordon::perf::fma", Kokkos::RangePolicy<exec>(e, 0, items), body);
          });
}

void float32_rate(benchmark::State& state) {
  rate<float>(state);
}
void float64_rate(benchmark::State& state) {
  rate<double>(state);
}

KORDON_PERF_CASE(float32_rate, "machine.fma/float32");
KORDON_PERF_CASE(float64_rate, "machine.fma/float64");

}  // namespace
}  // namespace kordon::perf
