// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Its row is for an execution space that no Kordon has yet: it cannot be judged anywhere.
#include "planted.hpp"

namespace {

struct absent_space {
  static void run(const planted::exec_type&, const kordon_call&, kordon::scratch&) {}
};

void add_rows(kordon::implementation_rows& rows) {
  planted::add_row<absent_space>(rows);
  rows.back().exec_kind = KORDON_SYCL;
}

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("absent_space", add_rows);
}
