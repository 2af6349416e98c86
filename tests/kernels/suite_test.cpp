// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Positive controls: what would be wrong with a kernel or a test shows where the suite runs.
#include <gtest/gtest.h>

#include <kordon/ndimage/gaussian_filter.hpp>

#include "arrays.hpp"

namespace {

using namespace kordon::testing;

const std::vector<float> values = {1, 2, 3};

/// The output of a filter that changes nothing, on an instance, after a wait for another.
std::vector<float> filtered(const suite_exec& runs, const suite_exec& waits) {
  const auto in = array_of(values, {3}, arrangement::right);
  const auto out = kordon::zeros_like(in);
  kordon::ndimage::gaussian_filter(runs, in, out, {.sigma = 0.0});
  waits.fence();
  return elements_of<float>(out);
}

TEST(the_suite, gets_results_after_a_fence) {
  EXPECT_EQ(filtered(exec(), exec()), values);
}

TEST(the_suite, sees_a_kernel_that_nobody_waited_for) {
  EXPECT_EQ(filtered(exec(), suite_exec()) != values, kernels_wait());
}

TEST(the_suite, sees_a_kernel_that_ran_on_the_default_instance) {
  const suite_exec standard;
  const bool is_another = !(standard == exec());
  const std::vector<float> zeros(3, 0.0f);
  filtered(exec(), exec());  // makes the scratch: who makes memory waits for the default instance

  const auto in = array_of(values, {3}, arrangement::right);
  const auto out = kordon::zeros_like(in), copy = kordon::zeros_like(in);
  kordon::ndimage::gaussian_filter(standard, in, out, {.sigma = 0.0});
  kordon::ndimage::gaussian_filter(exec(), out, copy, {.sigma = 0.0});
  exec().fence();

  EXPECT_EQ(elements_of<float>(copy), is_another && kernels_wait() ? zeros : values);
}

}  // namespace
