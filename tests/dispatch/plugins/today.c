/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Of today's interface, for version 2 of the operation: it honours the option that version brought.
 */
#include "simple.h"

static const kordon_option_claim both[] = {{"amount", ~(uint64_t)0}, {"extra", ~(uint64_t)0}};

static int run(const kordon_call* call) {
  if (call->struct_size < sizeof *call || call->operation_version != 2 || call->option_count != 2)
    return 1;
  return write_one(call);
}

const kordon_backend* kordon_backend_entry(const kordon_host* host) {
  static kordon_implementation row;
  static kordon_backend backend;
  (void)host;
  row = simple_row(run);
  row.operation_version = 2;
  row.options = both;
  row.option_count = 2;
  backend = simple_backend("today", &row, 1);
  return &backend;
}
