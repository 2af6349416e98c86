// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/linalg/kernel/solve.hpp>
#include <kordon/linalg/solve.hpp>

#include "as_matrix.hpp"

namespace kordon::inline v0::linalg {
namespace {

template <class Exec, class T>
struct solve_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    const std::int64_t n = call.arrays[0].extents[0];
    kernel::plan_products<T>(call, n);
    return kernel::solve_scratch<T>(n);
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const kordon_array& b = call.arrays[1];
    kernel::solve<T>(exec, b.extents[0], b.rank == 1 ? 1 : b.extents[1],
                     kernel::matrix_data_of<const T>(call.arrays[0]),
                     kernel::matrix_data_of<const T>(call.arrays[1]),
                     kernel::matrix_data_of<T>(call.arrays[2]),
                     static_cast<std::int32_t*>(call.arrays[3].data), memory,
                     kernel::subtract_product<Exec>{exec, call.exec.device});
  }
};

}  // namespace

void register_solve(implementation_rows& rows) {
  auto facts = takes_everything<solve_fn>();
  facts.flags = KORDON_COMPOSITE;  // of linalg.gemm
  add_rows<solve_fn, solve_on, float, double>(rows, facts);
}

}  // namespace kordon::v0::linalg
