// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A View becomes an erased array only where the program says so: a mixed call would hide a wrong place.
// expect-gnu: could not convert 'in' from 'view<float**>'
#include "views.hpp"

void takes(const kordon::array_ref&) {}
kordon::array_ref legal() {
  return kordon::array_ref(in);
}
kordon::array_ref illegal() {
  return in;  // refused
}
void illegal_argument() {
  takes(in);  // refused
}
