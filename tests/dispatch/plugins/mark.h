/* SPDX-FileCopyrightText: 2026 The Kordon authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * Leaves the name of the plug-in in the file KORDON_TEST_MARKS when the plug-in is loaded, so that
 * tests see what was. */
#ifndef KORDON_TEST_MARK_H
#define KORDON_TEST_MARK_H

#include <stdio.h>
#include <stdlib.h>

#ifndef KORDON_TEST_IN_PROCESS
__attribute__((constructor)) static void leave_mark(void) {
  const char* path = getenv("KORDON_TEST_MARKS");
  FILE* file = path == NULL ? NULL : fopen(path, "a");
  if (file == NULL) return;
  fputs(PLUGIN_NAME "\n", file);
  fclose(file);
}
#endif

#endif
