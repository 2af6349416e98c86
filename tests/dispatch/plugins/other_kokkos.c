/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * It was built with another Kokkos. */
#include "simple.h"

const kordon_backend* kordon_backend_entry(const kordon_host* host) {
  static kordon_implementation row;
  static kordon_backend backend;
  (void)host;
  row = simple_row(write_one);
  backend = simple_backend("other_kokkos", &row, 1);
  backend.kokkos_version = 40700;
  backend.exec_kinds = 1u << KORDON_SERIAL;
  return &backend;
}
