// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

namespace kordon::inline v0::testing {

/// Has gtest call f before the first test, when Kokkos runs and no call has frozen the registry:
///   const bool prepared = before_tests([] { kordon::register_backend(...); });
inline bool before_tests(void (*f)()) {
  struct prepare : ::testing::Environment {
    explicit prepare(void (*g)()) : f(g) {}
    void SetUp() override { f(); }
    void (*f)();
  };
  ::testing::AddGlobalTestEnvironment(new prepare(f));
  return true;
}

}  // namespace kordon::v0::testing
