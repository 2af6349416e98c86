// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <kordon/dispatch/explain.hpp>
#include <kordon/linalg/cholesky.hpp>
#include <kordon/testing/reference_linalg.hpp>

#include "../arrays.hpp"
#include "../every_backend.hpp"

namespace {

using namespace kordon::testing;

/// Runs on every backend and hands each answer to `look(factor, info)`.
template <class T, class Look>
void factor_everywhere(const std::vector<T>& a, std::int64_t n, bool lower, arrangement how,
                       const Look& look) {
  const auto da = array_of(a, {n, n}, how);
  const kordon::linalg::cholesky_options options{.lower = lower};
  kordon::array out = array_of(std::vector<T>(a.size(), T(7)), {n, n}, how);
  kordon::array info = scalar<std::int32_t>(-7);

  const int ran = on_every_backend(
      [&] { return kordon::supports(kordon::linalg::cholesky, exec(), options, da, out, info); },
      [&] {
        kordon::linalg::cholesky(exec(), da, out, info, options);
        exec().fence();
        look(elements_of<T>(out), value_of<std::int32_t>(info));
      });

  EXPECT_GE(ran, 1);
}

constexpr double unread = std::numeric_limits<double>::quiet_NaN();

TEST(cholesky, reads_the_half_that_it_names_and_clears_the_other) {
  for (arrangement how : all_arrangements) {
    factor_everywhere<double>({4, unread, 2, 5}, 2, true, how, [](const auto& l, int info) {
      EXPECT_EQ(info, 0);
      EXPECT_EQ(l, (std::vector<double>{2, 0, 1, 2}));
    });
    factor_everywhere<double>({4, 2, unread, 5}, 2, false, how, [](const auto& u, int info) {
      EXPECT_EQ(info, 0);
      EXPECT_EQ(u, (std::vector<double>{2, 1, 0, 2}));
    });
  }
}

TEST(cholesky, says_which_minor_is_not_positive_and_answers_nan) {
  for (arrangement how : all_arrangements)
    for (bool lower : {false, true}) {
      factor_everywhere<float>({1, 2, 2, 1}, 2, lower, how, [](const auto& f, int info) {
        EXPECT_EQ(info, 2);
        EXPECT_TRUE(all_are_nan(f));
      });
      factor_everywhere<double>({0, 0, 0, 1}, 2, lower, how, [](const auto& f, int info) {
        EXPECT_EQ(info, 1);
        EXPECT_TRUE(all_are_nan(f));
      });
    }
}

TEST(cholesky, of_a_matrix_with_nan_is_no_factor) {
  factor_everywhere<double>({unread}, 1, true, arrangement::right, [](const auto& f, int info) {
    EXPECT_EQ(info, 1);
    EXPECT_TRUE(all_are_nan(f));
  });
  factor_everywhere<float>({1, float(unread), 0, 2}, 2, false, arrangement::right,
                           [](const auto& f, int info) {
                             EXPECT_EQ(info, 2);
                             EXPECT_TRUE(all_are_nan(f));
                           });
}

TEST(cholesky, of_nothing_is_nothing) {
  factor_everywhere<double>({}, 0, true, arrangement::right,
                            [](const auto&, int info) { EXPECT_EQ(info, 0); });
}

template <class T>
void compare(std::int64_t n, bool lower, arrangement how) {
  SCOPED_TRACE(std::to_string(n) + name(how) + (lower ? "lower" : "upper"));
  auto a = random_elements<T>(n * n, 5, -1, 1);
  for (std::int64_t i = 0; i < n; ++i) {
    for (std::int64_t j = 0; j < i; ++j) a[std::size_t(i * n + j)] = a[std::size_t(j * n + i)];
    a[std::size_t(i * n + i)] = T(n);
  }
  const auto expected = reference::cholesky({a.begin(), a.end()}, n, lower);
  factor_everywhere<T>(a, n, lower, how, [&](const auto& f, int info) {
    EXPECT_EQ(info, 0);
    expect_near(f, expected, double(n + 4));
  });
}

TEST(cholesky, agrees_with_plain_loops) {
  for (std::int64_t n : {1, 3, 32, 33, 100, 161})
    for (arrangement how : all_arrangements)
      for (bool lower : {false, true}) {
        compare<float>(n, lower, how);
        compare<double>(n, lower, how);
      }
}

}  // namespace
