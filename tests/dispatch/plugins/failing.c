/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Its calls fail, and it says why. */
#include "simple.h"

static int fail(const kordon_call* call) {
  call->error->code = 0;
  snprintf(call->error->text, sizeof call->error->text, "the cable is loose");
  return 1;
}

const kordon_backend* kordon_backend_entry(const kordon_host* host) {
  static kordon_implementation row;
  static kordon_backend backend;
  (void)host;
  row = simple_row(fail);
  backend = simple_backend("failing", &row, 1);

  return &backend;
}
