// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// It takes arrays of rank 5, which the operation does not have: nobody ever calls it.
#include "planted.hpp"

namespace {

struct never_called {
  static void run(const planted::exec_type&, const kordon_call&, kordon::scratch&) {}
};

void add_rows(kordon::implementation_rows& rows) {
  planted::add_row<never_called>(rows);
  rows.back().ranks = 1u << 5;
}

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("never_called", add_rows);
}
