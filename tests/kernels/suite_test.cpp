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

/// Arrays of a filter that changes nothing, on an instance that nobody has waited for: the end of an array
/// would wait.
struct filtered_on {
  kordon::array in = array_of(values, {3}, arrangement::right), out = kordon::zeros_like(in);

  explicit filtered_on(const suite_exec& instance) {
    kordon::ndimage::gaussian_filter(instance, in, out, {.sigma = 0.0});
  }
};

/// Makes the scratch: who makes memory waits for the default instance.
void warm_up() {
  const filtered_on once(exec());
  exec().fence();
}

TEST(the_suite, gets_results_after_a_fence) {
  warm_up();

  const filtered_on f(exec());
  exec().fence();

  EXPECT_FALSE(kernels_waited());
  EXPECT_EQ(elements_of<float>(f.out), values);
}

TEST(the_suite, sees_a_kernel_that_nobody_waited_for) {
  warm_up();

  const filtered_on f(exec());
  suite_exec().fence();

  EXPECT_EQ(kernels_waited(), kernels_wait());
  EXPECT_EQ(elements_of<float>(f.out), values);
}

TEST(the_suite, sees_a_kernel_that_ran_on_the_default_instance) {
  warm_up();
  const suite_exec standard;
  const bool is_another = !(standard == exec());

  const filtered_on f(standard);
  exec().fence();

  EXPECT_EQ(kernels_waited(), is_another && kernels_wait());
  EXPECT_EQ(elements_of<float>(f.out), values);
}

}  // namespace
