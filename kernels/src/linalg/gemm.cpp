// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/linalg/gemm.hpp>
#include <kordon/linalg/kernel/gemm.hpp>

#include "as_matrix.hpp"

namespace kordon::inline v0::linalg {
namespace {

template <class Exec, class T>
struct gemm_on {
  static constexpr auto plain = kernel::transpose::none;

  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return kernel::gemm_scratch<T>(
        exec_of<Exec>(call), plain, kernel::as_matrix<const T, Exec>(call, 0), plain,
        kernel::as_matrix<const T, Exec>(call, 1), kernel::as_matrix<T, Exec>(call, 2));
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const auto o = options_of<gemm_fn>(call);
    kernel::gemm(exec, static_cast<T>(o.alpha), plain, kernel::as_matrix<const T, Exec>(call, 0),
                 plain, kernel::as_matrix<const T, Exec>(call, 1), static_cast<T>(o.beta),
                 kernel::as_matrix<T, Exec>(call, 2), memory);
  }
};

}  // namespace

void register_gemm(implementation_rows& rows) {
  add_rows<gemm_fn, gemm_on, float, double>(rows, takes_everything<gemm_fn>());
}

}  // namespace kordon::v0::linalg
