/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Of interface 0.1, compiled with the headers of that time: smaller rows, no entry declared, and
 * version 1 of the operation, which had one option. */
#include <kordon/dispatch/backend.h>

#include "mark.h"

enum { exec_kind = KORDON_TEST_EXEC_KIND, float32 = 11 };

static int run(const kordon_call* call) {
  if (call->struct_size < sizeof *call || call->operation_version != 1 || call->option_count != 1) {
    call->error->code = 0;
    snprintf(call->error->text, sizeof call->error->text, "it got version %u and %d options",
             call->operation_version, call->option_count);
    return 1;
  }
  *(float*)call->arrays[1].data = 1.0f;
  return 0;
}

static const kordon_option_claim claims[] = {{"amount", ~(uint64_t)0}};

static const kordon_implementation rows[] = {
    {sizeof(kordon_implementation), 1, "test.plugin", exec_kind, 1u << float32, ~0u,
     KORDON_LAYOUT_ANY, claims, 1, 0, 1, -1, run, NULL},
    {sizeof(kordon_implementation), 1, "test.other", exec_kind, 1u << float32, ~0u,
     KORDON_LAYOUT_ANY, NULL, 0, 0, 1, -1, run, NULL},
};

static const kordon_backend backend = {sizeof backend,
                                       KORDON_INTERFACE_MAJOR,
                                       KORDON_INTERFACE_MINOR,
                                       "old",
                                       "1.0",
                                       "the tests",
                                       "the tests' makers",
                                       rows,
                                       2};

struct kordon_host;
__attribute__((visibility("default"))) const kordon_backend* kordon_backend_entry(
    const struct kordon_host* host);

const kordon_backend* kordon_backend_entry(const struct kordon_host* host) {
  (void)host;
  return &backend;
}
