// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "deviations.hpp"

#include <algorithm>

#include "deviation_list.hpp"

namespace kordon::inline v0::testing {

bool go_together(const deviation& a, const deviation& b) {
  return std::ranges::none_of(
      a.parts, [&](int part) { return std::ranges::find(b.parts, part) != b.parts.end(); });
}

std::vector<deviation> deviations_of(const call_case& usual) {
  deviation_list list(usual);
  add_place_deviations(list);
  add_shape_deviations(list);
  add_memory_deviations(list);
  add_option_deviations(list);
  return std::move(list.all);
}

call_case with(const call_case& usual, std::initializer_list<const deviation*> deviations) {
  call_case c = usual;
  for (const deviation* d : deviations)
    if (d->is_of_frame) d->apply(c);
  arrays_of_frame(c);
  for (const deviation* d : deviations)
    if (!d->is_of_frame) d->apply(c);
  return c;
}

}  // namespace kordon::v0::testing
