// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// It says that it was made for version 1 of the operation, and claims the option that version 2 brought.
#include "own_operation_rows.hpp"

namespace {

void add_row(kordon::implementation_rows& rows) {
  planted::add_scaled<scaled_fn>(rows);
  rows.back().operation_version = 1;
}

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("later_claim", add_row);
}
