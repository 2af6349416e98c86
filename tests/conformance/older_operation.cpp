// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// It was made when the operation had no `shift`, and is judged by what it knows.
#include "own_operation_rows.hpp"

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("older_operation", planted::add_scaled<older_scaled_fn>);
}
