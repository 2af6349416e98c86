/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * It has two rows for the same calls. */
#include "simple.h"

const kordon_backend* kordon_backend_entry(const kordon_host* host) {
  static kordon_implementation row;
  static kordon_backend backend;
  (void)host;
  row = simple_row(write_one);
  backend = simple_backend("twins", &row, 1);
  static kordon_implementation two[2];
  two[0] = two[1] = row;
  backend.implementations = two;
  backend.implementation_count = 2;
  return &backend;
}
