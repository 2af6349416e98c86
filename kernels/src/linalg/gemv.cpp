// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/linalg/gemv.hpp>
#include <kordon/linalg/kernel/gemv.hpp>

#include "as_matrix.hpp"

namespace kordon::inline v0::linalg {
namespace {

template <class Exec, class T>
struct gemv_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return kernel::gemv_scratch<T>(
        exec_of<Exec>(call), kernel::transpose::none, kernel::as_matrix<const T, Exec>(call, 0),
        kernel::as_vector<const T, Exec>(call, 1), kernel::as_vector<T, Exec>(call, 2));
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const auto o = options_of<gemv_fn>(call);
    kernel::gemv(exec, static_cast<T>(o.alpha), kernel::transpose::none,
                 kernel::as_matrix<const T, Exec>(call, 0),
                 kernel::as_vector<const T, Exec>(call, 1), static_cast<T>(o.beta),
                 kernel::as_vector<T, Exec>(call, 2), memory);
  }
};

}  // namespace

void register_gemv(implementation_rows& rows) {
  add_rows<gemv_fn, gemv_on, float, double>(rows, takes_everything<gemv_fn>());
}

}  // namespace kordon::v0::linalg
