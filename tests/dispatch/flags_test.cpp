// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/testing/sample_call.hpp>

#include "flags_calls.hpp"

namespace kordon::inline v0::testing {
namespace {

using baseline = application<flags_baseline>;
using wide = application<flags_wide>;

/// Where the processor is too old for the wide half there is nothing to compare.
class flags : public ::testing::Test {
 protected:
  void SetUp() override {
#if defined(__x86_64__)
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma"))
      GTEST_SKIP() << "this processor cannot run code for x86-64-v3";
#endif
  }
};

TEST_F(flags, of_the_caller_do_not_change_results) {
  const auto one = baseline::call_every_operation(), other = wide::call_every_operation();

  for (const operation_description* d : kordon_operations()) {
    ASSERT_TRUE(one.contains(d->name)) << d->name << " is missing in flags_calls_impl.hpp";
    EXPECT_TRUE(one.at(d->name) == other.at(d->name)) << d->name;
  }
  EXPECT_EQ(baseline::smooth_typed(baseline::make_image()),
            wide::smooth_typed(baseline::make_image()));
}

TEST_F(flags, may_differ_between_who_makes_arrays_and_options_and_who_calls) {
  const array by_baseline = baseline::make_image(), by_wide = wide::make_image();
  const array out_of_baseline = baseline::make_like(by_wide),
              out_of_wide = wide::make_like(by_baseline);

  const auto one = baseline::smooth(by_wide, out_of_wide, wide::make_options());
  const auto other = wide::smooth(by_baseline, out_of_baseline, baseline::make_options());

  EXPECT_EQ(one, other);
  EXPECT_EQ(one, baseline::smooth_typed(by_wide));
}

}  // namespace
}  // namespace kordon::v0::testing
