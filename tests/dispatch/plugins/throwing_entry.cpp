// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Its entry lets an exception out.
#include <stdexcept>

#include <kordon/dispatch/backend.h>
#include "mark.h"

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  throw std::runtime_error("no licence");
}
