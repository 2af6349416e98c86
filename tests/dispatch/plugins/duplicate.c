/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * It takes the name of a backend that is built in. */
#include "simple.h"

const kordon_backend* kordon_backend_entry(const kordon_host* host) {
  static kordon_implementation row;
  static kordon_backend backend;
  (void)host;
  row = simple_row(write_one);
  backend = simple_backend("kokkos", &row, 1);

  return &backend;
}
