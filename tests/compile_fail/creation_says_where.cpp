// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What Kordon makes, it makes where the program says: nothing has a default place (R12).
// expect-gnu: no matching function for call to 'zeros(kordon::v0::dtype, const int64_t [2])'
// expect-gnu: candidate: 'kordon::v0::array kordon::v0::zeros(place, dtype, std::span<const long int>, std::string_view)'
// expect-gnu: no matching function for call to 'copy_to(view<float**>&)'
// expect-gnu: no matching function for call to 'import_pointer(float [12], const int64_t [2])'
// expect-gnu: no matching function for call to 'kordon::v0::workspace_lease::workspace_lease(<brace-enclosed
#include <kordon/memory/copy.hpp>
#include <kordon/memory/import.hpp>
#include <kordon/memory/workspace.hpp>

#include "views.hpp"

float pixels[12];
const std::int64_t extents[] = {4, 3};

void legal() {
  kordon::zeros(kordon::place_of(exec), kordon::dtype::float32, extents);
  kordon::zeros_like(in);
  kordon::copy_to(kordon::place_of(exec), in);
  kordon::import_pointer(kordon::place_of(exec), pixels, extents);
  kordon::workspace_lease(kordon::exec_ref(exec), 64);
}
void zeros() {
  kordon::zeros(kordon::dtype::float32, extents);  // refused
}
void zeros_of_a_list() {
  kordon::zeros(kordon::dtype::float32, {4, 3});  // refused
}
void zeros_like_nothing() {
  kordon::zeros_like();  // refused
}
void copied() {
  kordon::copy_to(in);  // refused
}
void imported() {
  kordon::import_pointer(pixels, extents);  // refused
}
void scratch() {
  kordon::workspace_lease{64};  // refused
}
