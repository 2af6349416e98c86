// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/sparse/kernel/spmv.hpp>
#include <kordon/sparse/spmv.hpp>

#include "../linalg/as_matrix.hpp"

namespace kordon::inline v0::sparse {
namespace {

template <class Exec, class T>
struct spmv_on {
  static kernel::csr_matrix<T, Exec> matrix_of(const kordon_call& call) {
    using linalg::kernel::as_vector;
    return {as_vector<const std::int64_t, Exec>(call, 0),
            as_vector<const std::int32_t, Exec>(call, 1), as_vector<const T, Exec>(call, 2)};
  }
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return kernel::spmv_scratch<T>(exec_of<Exec>(call), matrix_of(call));
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const auto o = options_of<spmv_fn>(call);
    kernel::spmv(exec, static_cast<T>(o.alpha), matrix_of(call),
                 linalg::kernel::as_vector<const T, Exec>(call, 3), static_cast<T>(o.beta),
                 linalg::kernel::as_vector<T, Exec>(call, 4), memory);
  }
};

}  // namespace

void register_spmv(implementation_rows& rows) {
  add_rows<spmv_fn, spmv_on, float, double>(rows, takes_everything<spmv_fn>());
}

}  // namespace kordon::v0::sparse
