// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/linalg/gemv.hpp>
#include <kordon/linalg/kernel/gemv.hpp>

#include "../support/blas.hpp"
#include "../support/direct.hpp"

namespace kordon::perf {
namespace {

struct system_arrays {
  view<double**> a = load<double**>("noise_float64");
  view<double*> x = load<double*>("vector_float64");
  view<double*> y{"y", a.extent(0)};

  work least() const {
    return {bytes_of(a, x), bytes_of(y), 0, 2.0 * static_cast<double>(a.size())};
  }
};

void dispatched(benchmark::State& state) {
  const system_arrays s;
  measure(state, s.least(), [&](const exec& e) {
    // lines of linalg.gemv/float64
    linalg::gemv(e, s.a, s.x, s.y);
    // end of lines
  });
  answer(state, middle(s.y));
}

void direct(benchmark::State& state) {
  const system_arrays s;
  // lines of linalg.gemv/float64/direct
  constexpr auto plain = linalg::kernel::transpose::none;
  const linalg::kernel::matrix<const double, exec> a = s.a;
  const linalg::kernel::vector<const double, exec> x = s.x;
  const linalg::kernel::vector<double, exec> y = s.y;
  const scratch_block block(linalg::kernel::gemv_scratch<double>(exec(), plain, a, x, y));
  // end of lines
  measure(state, s.least(), [&](const exec& e) {
    // lines of linalg.gemv/float64/direct
    scratch memory = block.get();
    linalg::kernel::gemv(e, 1.0, plain, a, x, 0.0, y, memory);
    // end of lines
  });
  answer(state, middle(s.y));
}

KORDON_PERF_CASE(dispatched, "linalg.gemv/float64");
KORDON_PERF_CASE(direct, "linalg.gemv/float64/direct");

#if KORDON_PERF_HAS_BLAS
void blas(benchmark::State& state) {
  const system_arrays s;
  const auto n = static_cast<int>(s.a.extent(0));
  measure(state, s.least(), [&](const exec&) { blas_gemv(n, s.a.data(), s.x.data(), s.y.data()); });
  answer(state, middle(s.y));
}
KORDON_PERF_CASE(blas, "linalg.gemv/float64/BLAS");
#endif

}  // namespace
}  // namespace kordon::perf
