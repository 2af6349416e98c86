// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <kordon/dispatch/context.hpp>
#include <kordon/testing/before_tests.hpp>

#include "libraries.hpp"

namespace kordon::inline v0::testing {
namespace {

const bool prepared = before_tests([] { kordon_test::register_in_one(); });

TEST(two_shared_libraries, of_one_program_have_one_registry) {
  EXPECT_EQ(kordon_test::who_serves_in_two(), "from-one");
}

TEST(two_shared_libraries, of_one_program_are_in_its_context) {
  const context_scope scope({.block = {"from-one"}});

  EXPECT_EQ(kordon_test::who_serves_in_two(), "kokkos");
}

}  // namespace
}  // namespace kordon::v0::testing
