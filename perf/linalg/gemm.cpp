// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/dispatch/context.hpp>
#include <kordon/linalg/gemm.hpp>
#include <kordon/linalg/kernel/gemm.hpp>

#include "../support/blas.hpp"
#include "../support/direct.hpp"

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
  measure(state, m.least(), [&](const exec& e) {
    // lines of linalg.gemm/float64
    linalg::gemm(e, m.a, m.b, m.c);
    // end of lines
  });
  answer(state, middle(m.c));
}

/// By the portable kernel, which BLAS goes before.
void portable(benchmark::State& state) {
  const context_scope scope({.only = {"kokkos"}});
  dispatched<double>(state, "float64");
}

void direct(benchmark::State& state) {
  const matrices<double> m("float64");
  // lines of linalg.gemm/float64/direct
  constexpr auto plain = linalg::kernel::transpose::none;
  const linalg::kernel::matrix<const double, exec> a = m.a, b = m.b;
  const linalg::kernel::matrix<double, exec> c = m.c;
  const scratch_block block(linalg::kernel::gemm_scratch<double>(exec(), plain, a, plain, b, c));
  // end of lines
  measure(state, m.least(), [&](const exec& e) {
    // lines of linalg.gemm/float64/direct
    scratch memory = block.get();
    linalg::kernel::gemm(e, 1.0, plain, a, plain, b, 0.0, c, memory);
    // end of lines
  });
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
KORDON_PERF_CASE(portable, "linalg.gemm/float64/portable");
KORDON_PERF_CASE(direct, "linalg.gemm/float64/direct");

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
