// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/linalg/cholesky.hpp>
#include <kordon/linalg/kernel/cholesky.hpp>

#include "as_matrix.hpp"

namespace kordon::inline v0::linalg {
namespace {

template <class Exec, class T>
struct cholesky_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    kernel::plan_products<T>(call, call.arrays[0].extents[0]);
    return 0;
  }
  static void run(const Exec& exec, const kordon_call& call, scratch&) {
    const bool lower = options_of<cholesky_fn>(call).lower;
    const auto from = kernel::matrix_data_of<const T>(call.arrays[0]);
    const auto to = kernel::matrix_data_of<T>(call.arrays[1]);
    // The upper half of a matrix is the lower one of its transpose.
    kernel::cholesky<T>(exec, call.arrays[0].extents[0], lower ? from : from.transposed(),
                        lower ? to : to.transposed(),
                        static_cast<std::int32_t*>(call.arrays[2].data),
                        kernel::subtract_product<Exec>{exec, call.exec.device});
  }
};

}  // namespace

void register_cholesky(implementation_rows& rows) {
  auto facts = takes_everything<cholesky_fn>();
  facts.flags = KORDON_COMPOSITE;  // of linalg.gemm
  add_rows<cholesky_fn, cholesky_on, float, double>(rows, facts);
}

}  // namespace kordon::v0::linalg
