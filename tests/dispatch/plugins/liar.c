/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * It says that it is larger than it is. */
#include "simple.h"

const kordon_backend* kordon_backend_entry(const kordon_host* host) {
  static kordon_implementation row;
  static kordon_backend backend;
  (void)host;
  row = simple_row(write_one);
  backend = simple_backend("liar", &row, 1);
  backend.struct_size = 4096;
  return &backend;
}
