// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/sparse/kernel/spmv.hpp>
#include <kordon/sparse/spmv.hpp>

#include "../support/direct.hpp"

namespace kordon::perf {
namespace {

struct sparse_arrays {
  sparse::csr_matrix<view<std::int64_t*>, view<std::int32_t*>, view<double*>> a;
  view<double*> x, y;

  explicit sparse_arrays(const std::string& name)
      : a{load<std::int64_t*>(name + "_row_map"), load<std::int32_t*>(name + "_columns"),
          load<double*>(name + "_values")},
        x(load<double*>(name + "_x")),
        y("y", a.row_map.extent(0) - 1) {}

  work least() const {
    return {bytes_of(a.row_map, a.columns, a.values, x), bytes_of(y), 0,
            2.0 * static_cast<double>(a.values.size())};
  }
};

void dispatched(benchmark::State& state, const std::string& name) {
  const sparse_arrays s(name);
  measure(state, s.least(), [&](const exec& e) {
    // lines of sparse.spmv/laplacian
    sparse::spmv(e, s.a, s.x, s.y);
    // end of lines
  });
  answer(state, middle(s.y));
}

void direct(benchmark::State& state) {
  const sparse_arrays s("laplacian");
  // lines of sparse.spmv/laplacian/direct
  const sparse::kernel::csr_matrix<double, exec> a{s.a.row_map, s.a.columns, s.a.values};
  const linalg::kernel::vector<const double, exec> x = s.x;
  const linalg::kernel::vector<double, exec> y = s.y;
  const scratch_block block(sparse::kernel::spmv_scratch<double>(exec(), a));
  // end of lines
  measure(state, s.least(), [&](const exec& e) {
    // lines of sparse.spmv/laplacian/direct
    scratch memory = block.get();
    sparse::kernel::spmv(e, 1.0, a, x, 0.0, y, memory);
    // end of lines
  });
  answer(state, middle(s.y));
}

void laplacian(benchmark::State& state) {
  dispatched(state, "laplacian");
}
void random(benchmark::State& state) {
  dispatched(state, "random");
}

KORDON_PERF_CASE(laplacian, "sparse.spmv/laplacian");
KORDON_PERF_CASE(direct, "sparse.spmv/laplacian/direct");
KORDON_PERF_CASE(random, "sparse.spmv/random");

}  // namespace
}  // namespace kordon::perf
