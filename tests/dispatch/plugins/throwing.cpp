// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Its calls let an exception out, which backend.h forbids.
#include <stdexcept>

#include "simple.h"

namespace {
int run(const kordon_call*) {
  throw std::runtime_error("out of wire");
}
}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  static const kordon_implementation row = simple_row(run);
  static const kordon_backend backend = simple_backend("throwing", &row, 1);
  return &backend;
}
