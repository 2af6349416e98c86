/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Of a later interface, as one could become: larger structures, operations, options and execution
 * spaces that today's Kordon does not know, and a later version of one that it does. */
#include "simple.h"

typedef struct future_claim {
  kordon_option_claim today;
  double weight;
} future_claim;

typedef struct future_implementation {
  kordon_implementation today;
  double cost;
  const char* licence;
} future_implementation;

typedef struct future_backend {
  kordon_backend today;
  const char* licence;
} future_backend;

static const future_claim claims[] = {{{"amount", ~(uint64_t)0}, 1.0},
                                      {{"extra", ~(uint64_t)0}, 1.0},
                                      {{"later", ~(uint64_t)0}, 1.0}};

static int run(const kordon_call* call) {
  /* It gets what today's Kordon has: version 2 and two options. */
  if (call->operation_version != 2 || call->option_count != 2) return 1;
  return write_one(call);
}

static kordon_implementation future_row(const char* operation, int32_t exec_kind) {
  kordon_implementation row = simple_row(run);
  row.struct_size = sizeof(future_implementation);
  row.operation_version = 3;
  row.operation = operation;
  row.exec_kind = exec_kind;
  row.dtypes |= 1u << 30;
  row.options = &claims[0].today;
  row.option_count = 3;
  row.claim_size = sizeof(future_claim);
  return row;
}

const kordon_backend* kordon_backend_entry(const kordon_host* host) {
  static future_implementation rows[3];
  static future_backend backend;
  int i;
  if (host->struct_size < sizeof *host) return NULL;
  rows[0].today = future_row("test.plugin", KORDON_TEST_EXEC_KIND);
  rows[1].today = future_row("test.later", KORDON_TEST_EXEC_KIND);
  rows[2].today = future_row("test.plugin", 42);
  for (i = 0; i < 3; ++i) rows[i].cost = 1.0;
  backend.today = simple_backend("future", &rows[0].today, 3);
  backend.today.struct_size = sizeof backend;
  backend.today.interface_minor = KORDON_INTERFACE_MINOR + 7;
  backend.licence = "free";
  return &backend.today;
}
