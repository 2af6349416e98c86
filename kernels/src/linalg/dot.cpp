// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/linalg/dot.hpp>
#include <kordon/linalg/kernel/dot.hpp>

#include "as_matrix.hpp"

namespace kordon::inline v0::linalg {
namespace {

template <class Exec, class T>
struct dot_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return kernel::dot_scratch<T>(exec_of<Exec>(call), kernel::as_vector<const T, Exec>(call, 0));
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    kernel::dot(exec, kernel::as_vector<const T, Exec>(call, 0),
                kernel::as_vector<const T, Exec>(call, 1), static_cast<T*>(call.arrays[2].data),
                memory);
  }
};

}  // namespace

void register_dot(implementation_rows& rows) {
  add_rows<dot_fn, dot_on, float, double>(rows, takes_everything<dot_fn>());
}

}  // namespace kordon::v0::linalg
