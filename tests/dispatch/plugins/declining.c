/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * It looks at what it is loaded into, and declines. */
#include <kordon/dispatch/backend.h>

#include "mark.h"

const kordon_backend* kordon_backend_entry(const kordon_host* host) {
  snprintf(host->error->text, sizeof host->error->text, "it needs interface 3.1, and this is %d.%d",
           host->interface_major, host->interface_minor);
  return NULL;
}
