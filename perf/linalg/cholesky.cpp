// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/linalg/cholesky.hpp>

#include "../support/lapack.hpp"

namespace kordon::perf {
namespace {

struct factored_matrix {
  view<double**> a = load<double**>("positive_float64"), out{"out", a.extent(0), a.extent(1)};
  view<std::int32_t> info{"info"};

  work least() const {
    const auto n = static_cast<double>(a.extent(0));
    return {bytes_of(a) / 2, bytes_of(out), 0, n * n * n / 3};
  }
};

void dispatched(benchmark::State& state) {
  const factored_matrix m;
  measure(state, m.least(),
          [&](const exec& e) { linalg::cholesky(e, m.a, m.out, m.info, {.lower = true}); });
  answer(state, middle(m.out));
}
KORDON_PERF_CASE(dispatched, "linalg.cholesky/float64");

#if KORDON_PERF_HAS_LAPACK
/// In a copy of the matrix, whose rows are LAPACK's columns.
void lapack(benchmark::State& state) {
  const factored_matrix m;
  const auto n = static_cast<int>(m.a.extent(0));
  measure(state, m.least(), [&](const exec& e) {
    Kokkos::deep_copy(e, m.out, m.a);
    lapack_upper_factor(n, m.out.data());
  });
  answer(state, middle(m.out));
}
KORDON_PERF_CASE(lapack, "linalg.cholesky/float64/LAPACK");
#endif

}  // namespace
}  // namespace kordon::perf
