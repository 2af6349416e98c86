/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * It is a library, but no plug-in. */
#include "mark.h"

int kordon_test_no_entry(void);

int kordon_test_no_entry(void) {
  return 0;
}
