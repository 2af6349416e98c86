// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// expect: is_an_operation<
// expect-gnu: required for the satisfaction of 'is_an_operation<Op>' [with Op = without_options]
// expect-gnu: the required expression 'Op::description' is invalid
// expect-gnu: the required type 'typename Op::options' is invalid
#include <kordon/dispatch/plan.hpp>

#include "views.hpp"

const auto filter = [](const auto& in, const auto& out) {
  kordon::ndimage::gaussian_filter(exec, in, out);
};
struct without_options {
  static constexpr const auto& description = kordon::ndimage::gaussian_filter_fn::description;
};

void legal() {
  kordon::supports(kordon::ndimage::gaussian_filter, exec, {}, in, out);
  kordon::plan(kordon::ndimage::gaussian_filter, exec, {}, in);
}
void a_function() {
  kordon::supports(filter, exec, {}, in, out);  // refused
}
void described_but_without_options() {
  kordon::explain(without_options(), exec, {}, in, out);  // refused
}
void planned() {
  kordon::plan(filter, exec, {}, in);  // refused
}
