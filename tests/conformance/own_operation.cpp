// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A backend for an operation that is not Kordon's.
#include "own_operation_rows.hpp"

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("own_operation", planted::add_scaled<scaled_fn>);
}
