// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/sparse/spmv.hpp>

#include "../support/bench.hpp"

namespace kordon::perf {
namespace {

void dispatched(benchmark::State& state, const std::string& name) {
  const sparse::csr_matrix<view<std::int64_t*>, view<std::int32_t*>, view<double*>> a{
      load<std::int64_t*>(name + "_row_map"), load<std::int32_t*>(name + "_columns"),
      load<double*>(name + "_values")};
  const auto x = load<double*>(name + "_x");
  const view<double*> y("y", a.row_map.extent(0) - 1);
  const work least{bytes_of(a.row_map, a.columns, a.values, x), bytes_of(y), 0,
                   2.0 * static_cast<double>(a.values.size())};
  measure(state, least, [&](const exec& e) { sparse::spmv(e, a, x, y); });
  answer(state, middle(y));
}

void laplacian(benchmark::State& state) {
  dispatched(state, "laplacian");
}
void random(benchmark::State& state) {
  dispatched(state, "random");
}

KORDON_PERF_CASE(laplacian, "sparse.spmv/laplacian");
KORDON_PERF_CASE(random, "sparse.spmv/random");

}  // namespace
}  // namespace kordon::perf
