// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What the suite has to know of an operation that is not Kordon's.
#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/reference.hpp>

#include "own_operation.hpp"

namespace {

using namespace kordon::testing;

void fill(plain_arrays& a, const plain_options&) {
  for (std::int64_t i = 0; i < a[0].size(); ++i) a[0].at(i) = scattered(i, 1);
}

void compute(plain_arrays& a, const plain_options& o) {
  for (std::int64_t i = 0; i < a[0].size(); ++i)
    a[1].at(i) = o.real("scale") * a[0].at(i) + o.real("shift");
}

const bool is_known = [] {
  kordon::register_operation(scaled_fn::description);
  return add_reference({.operation = "own.scaled", .fill = fill, .compute = compute, .units = 2});
}();

}  // namespace
