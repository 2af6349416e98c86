// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/linalg/solve.hpp>

#include "../support/lapack.hpp"

namespace kordon::perf {
namespace {

struct equations {
  view<double**> a = load<double**>("matrix_a_float64");
  view<double*> b = load<double*>("right_side_float64"), x{"x", b.extent(0)};
  view<std::int32_t> info{"info"};

  work least() const {
    const auto n = static_cast<double>(b.extent(0));
    return {bytes_of(a, b), bytes_of(x), 0, 2.0 / 3 * n * n * n};
  }
};

void dispatched(benchmark::State& state) {
  const equations s;
  measure(state, s.least(), [&](const exec& e) { linalg::solve(e, s.a, s.b, s.x, s.info); });
  answer(state, middle(s.x));
}
KORDON_PERF_CASE(dispatched, "linalg.solve/float64");

#if KORDON_PERF_HAS_LAPACK
/// With a copy of the matrix, which the routine overwrites: by columns, as LAPACK wants it.
void lapack(benchmark::State& state) {
  const equations s;
  const auto n = static_cast<int>(s.b.extent(0));
  const Kokkos::View<double**, Kokkos::LayoutLeft, exec> columns("columns", s.a.extent(0),
                                                                 s.a.extent(1));
  const view<int*> pivots("pivots", s.b.extent(0));
  measure(state, s.least(), [&](const exec& e) {
    Kokkos::deep_copy(e, columns, s.a);
    Kokkos::deep_copy(e, s.x, s.b);
    lapack_solve(n, columns.data(), pivots.data(), s.x.data());
  });
  answer(state, middle(s.x));
}
KORDON_PERF_CASE(lapack, "linalg.solve/float64/LAPACK");
#endif

}  // namespace
}  // namespace kordon::perf
