// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A backend without implementations.
#include "planted.hpp"

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("empty", [](kordon::implementation_rows&) {});
}
