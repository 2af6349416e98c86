// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A backend without implementations.
#include <kordon/dispatch/backend_description.hpp>

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  static const kordon::backend_description all(
      {.name = "empty", .version = "1.0", .report = "tests/conformance"},
      [](kordon::implementation_rows&) {});
  return &all.c();
}
