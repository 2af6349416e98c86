// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/linalg/gemm.hpp>

#include "../support/blas.hpp"

namespace kordon::perf {
namespace {

template <class T>
struct matrices {
  view<T**> a, b, c;

  explicit matrices(const std::string& type)
      : a(load<T**>("matrix_a_" + type)),
        b(load<T**>("matrix_b_" + type)),
        c("c", a.extent(0), b.extent(1)) {}

  work least() const {
    const double flops = 2.0 * static_cast<double>(a.size()) * static_cast<double>(b.extent(1));
    return {bytes_of(a, b), bytes_of(c), std::is_same_v<T, float> ? flops : 0,
            std::is_same_v<T, double> ? flops : 0};
  }
};

template <class T>
void dispatched(benchmark::State& state, const char* type) {
  const matrices<T> m(type);
  measure(state, m.least(), [&](const exec& e) { linalg::gemm(e, m.a, m.b, m.c); });
  answer(state, middle(m.c));
}

void float32_square(benchmark::State& state) {
  dispatched<float>(state, "float32");
}
void float64_square(benchmark::State& state) {
  dispatched<double>(state, "float64");
}

KORDON_PERF_CASE(float32_square, "linalg.gemm/float32");
KORDON_PERF_CASE(float64_square, "linalg.gemm/float64");

#if KORDON_PERF_HAS_BLAS
template <class T>
void blas(benchmark::State& state, const char* type) {
  const matrices<T> m(type);
  const auto n = static_cast<int>(m.a.extent(0));
  measure(state, m.least(), [&](const exec&) { blas_gemm(n, m.a.data(), m.b.data(), m.c.data()); });
  answer(state, middle(m.c));
}

void float32_blas(benchmark::State& state) {
  blas<float>(state, "float32");
}
void float64_blas(benchmark::State& state) {
  blas<double>(state, "float64");
}

KORDON_PERF_CASE(float32_blas, "linalg.gemm/float32/BLAS");
KORDON_PERF_CASE(float64_blas, "linalg.gemm/float64/BLAS");
#endif

}  // namespace
}  // namespace kordon::perf
