// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "own_operation.hpp"
#include "planted.hpp"

/// One backend for either version of the operation that is not Kordon's.
namespace planted {

template <class Operation>
struct scaled {
  static void run(const exec_type&, const kordon_call& call, kordon::scratch&) {
    const auto options = kordon::options_of<Operation>(call);
    double shift = 0;
    if constexpr (requires { options.shift; }) shift = options.shift;
    const image in(call.arrays[0]), out(call.arrays[1]);
    std::vector<float> values;
    in.for_each([&](std::int64_t, float v) { values.push_back(float(options.scale * v + shift)); });
    out.for_each([&](std::int64_t n, float& v) { v = values[static_cast<std::size_t>(n)]; });
  }
};

template <class Operation>
void add_scaled(kordon::implementation_rows& rows) {
  auto facts = kordon::takes_everything<Operation>();
  facts.ranks = 7u << 1;
  kordon::add_row<Operation, exec_type, float, scaled<Operation>>(rows, facts);
}

}  // namespace planted
