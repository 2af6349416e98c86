// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A backend for an operation that is not Kordon's.
#include "own_operation.hpp"

#include "planted.hpp"

namespace {

struct scaled {
  static void run(const planted::exec_type&, const kordon_call& call, kordon::scratch&) {
    const auto factor = float(kordon::options_of<scaled_fn>(call).scale);
    const planted::image in(call.arrays[0]), out(call.arrays[1]);
    std::vector<float> values;
    in.for_each([&](std::int64_t, float v) { values.push_back(factor * v); });
    out.for_each([&](std::int64_t n, float& v) { v = values[static_cast<std::size_t>(n)]; });
  }
};

void add_rows(kordon::implementation_rows& rows) {
  auto facts = kordon::takes_everything<scaled_fn>();
  facts.ranks = 7u << 1;
  kordon::add_row<scaled_fn, planted::exec_type, float, scaled>(rows, facts);
}

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  return planted::describe("own_operation", add_rows);
}
