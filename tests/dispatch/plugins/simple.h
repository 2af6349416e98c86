/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * What plug-ins of today's interface have in common: one row for test.plugin on the host. Each
 * includes this and changes what is wrong with it. */
#ifndef KORDON_TEST_SIMPLE_H
#define KORDON_TEST_SIMPLE_H

#include <kordon/dispatch/backend.h>
#include <string.h>

#include "mark.h"

static inline int write_one(const kordon_call* call) {
  *(float*)call->arrays[1].data = 1.0f;
  return 0;
}

static const kordon_option_claim amount_only[] = {{"amount", ~(uint64_t)0}};

static inline kordon_implementation simple_row(kordon_run_fn run) {
  kordon_implementation row;
  memset(&row, 0, sizeof row);
  row.struct_size = sizeof row;
  row.operation_version = 1;
  row.operation = "test.plugin";
  row.exec_kind = KORDON_TEST_EXEC_KIND;
  row.dtypes = 1u << KORDON_FLOAT32;
  row.ranks = ~0u;
  row.layouts = KORDON_LAYOUT_ANY;
  row.options = amount_only;
  row.option_count = 1;
  row.preference = 1;
  row.error_bound = -1;
  row.run = run;
  row.claim_size = sizeof(kordon_option_claim);
  return row;
}

static inline kordon_backend simple_backend(const char* name, const kordon_implementation* rows,
                                            int32_t count) {
  kordon_backend backend;
  memset(&backend, 0, sizeof backend);
  backend.struct_size = sizeof backend;
  backend.interface_major = KORDON_INTERFACE_MAJOR;
  backend.interface_minor = KORDON_INTERFACE_MINOR;
  backend.name = name;
  backend.version = "1.0";
  backend.build = "the tests";
  backend.report = "the tests' makers";
  backend.implementations = rows;
  backend.implementation_count = count;
  return backend;
}

#endif
