// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/dispatch/context.hpp>
#include <kordon/linalg/dot.hpp>
#include <kordon/linalg/kernel/dot.hpp>

#include "../support/blas.hpp"
#include "../support/direct.hpp"

namespace kordon::perf {
namespace {

/// The elements of a matrix as a vector.
view<double*> flat(const view<double**>& m) {
  return view<double*>(m.data(), m.size());
}

struct vector_arrays {
  view<double**> a = load<double**>("noise_float64"), b = load<double**>("noise_float64_too");
  view<double*> x = flat(a), y = flat(b);
  view<double> result{"result"};

  work least() const {
    return {bytes_of(x, y), bytes_of(result), 0, 2.0 * static_cast<double>(x.size())};
  }
};

void dispatched(benchmark::State& state) {
  const vector_arrays v;
  measure(state, v.least(), [&](const exec& e) {
    // lines of linalg.dot/float64
    linalg::dot(e, v.x, v.y, v.result);
    // end of lines
  });
  answer(state, v.result.data());
}

void direct(benchmark::State& state) {
  const vector_arrays v;
  // lines of linalg.dot/float64/direct
  const linalg::kernel::vector<const double, exec> x = v.x, y = v.y;
  const scratch_block block(linalg::kernel::dot_scratch<double>(exec(), x));
  // end of lines
  measure(state, v.least(), [&](const exec& e) {
    // lines of linalg.dot/float64/direct
    scratch memory = block.get();
    linalg::kernel::dot(e, x, y, v.result.data(), memory);
    // end of lines
  });
  answer(state, v.result.data());
}

KORDON_PERF_CASE(dispatched, "linalg.dot/float64");
KORDON_PERF_CASE(direct, "linalg.dot/float64/direct");

/// Few enough samples that the work is less than a launch.
struct short_vectors {
  view<double*> x = load<double*>("vector_float64"), y = x;
  view<double> result{"result"};

  void time(benchmark::State& state) const {
    measure(state, {bytes_of(x, y), bytes_of(result), 0, 2.0 * static_cast<double>(x.size())},
            [&](const exec& e) { linalg::dot(e, x, y, result); });
    answer(state, result.data());
  }
};

void short_dispatched(benchmark::State& state) {
  short_vectors().time(state);
}
KORDON_PERF_CASE(short_dispatched, "linalg.dot/short");

void short_portable(benchmark::State& state) {
  const context_scope scope({.only = {"kokkos"}});
  short_vectors().time(state);
}
KORDON_PERF_CASE(short_portable, "linalg.dot/short/portable");

#if KORDON_PERF_HAS_BLAS
void blas(benchmark::State& state) {
  const vector_arrays v;
  const auto n = static_cast<int>(v.x.size());
  measure(state, v.least(), [&](const exec&) { v.result() = blas_dot(n, v.x.data(), v.y.data()); });
  answer(state, v.result.data());
}
KORDON_PERF_CASE(blas, "linalg.dot/float64/BLAS");
#endif

}  // namespace
}  // namespace kordon::perf
