// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/registry.hpp>
#include <limits>
#include <vector>

namespace kordon::inline v0::testing {

/// Runs `call` on each backend that `can` serve it; how many did.
template <class Can, class Call>
int on_every_backend(const Can& can, const Call& call) {
  int ran = 0;
  for (const kordon_backend* backend : backends()) {
    const context_scope scope({.prefer = {}, .only = {backend->name}, .block = {}});
    if (!can()) continue;
    SCOPED_TRACE(backend->name);
    call();
    ++ran;
  }
  return ran;
}

/// Each element to within `terms` roundings of values up to 4.
template <class T>
void expect_near(const std::vector<T>& got, const std::vector<double>& expected, double terms) {
  ASSERT_EQ(got.size(), expected.size());
  const double bound = terms * std::numeric_limits<T>::epsilon() * 4;
  for (std::size_t i = 0; i < got.size(); ++i)
    ASSERT_NEAR(double(got[i]), expected[i], bound) << "element " << i;
}

template <class T>
bool all_are_nan(const std::vector<T>& got) {
  bool all = true;
  for (T value : got) all = all && std::isnan(value);
  return all;
}

}  // namespace kordon::v0::testing
