// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/linalg/gemm.hpp>
#include <kordon/linalg/solve.hpp>
#include <kordon/testing/reference_linalg.hpp>

#include "../arrays.hpp"
#include "../every_backend.hpp"

namespace {

using namespace kordon::testing;

/// Runs on every backend and hands each answer to `look(x, info)`.
template <class T, class Look>
void solve_everywhere(const std::vector<T>& a, const std::vector<T>& b, std::int64_t n,
                      const std::vector<std::int64_t>& shape, arrangement how, const Look& look) {
  const auto da = array_of(a, {n, n}, how), db = array_of(b, shape, how);
  kordon::array x = array_of(std::vector<T>(b.size(), T(7)), shape, how);
  kordon::array info = scalar<std::int32_t>(-7);

  const int ran = on_every_backend(
      [&] { return kordon::supports(kordon::linalg::solve, exec(), {}, da, db, x, info); },
      [&] {
        kordon::linalg::solve(exec(), da, db, x, info);
        exec().fence();
        look(elements_of<T>(x), value_of<std::int32_t>(info));
        EXPECT_EQ(elements_of<T>(da), a) << "the matrix is overwritten";
        EXPECT_EQ(elements_of<T>(db), b) << "the right-hand side is overwritten";
      });

  EXPECT_GE(ran, 1);
}

TEST(solve, finds_the_two_unknowns_of_two_equations) {
  for (arrangement how : all_arrangements)
    solve_everywhere<double>({2, 1, 1, 3}, {3, 5}, 2, {2}, how, [](const auto& x, int info) {
      EXPECT_EQ(info, 0);
      expect_near(x, {0.8, 1.4}, 4);
    });
}

TEST(solve, exchanges_rows_where_the_first_pivot_is_zero) {
  for (arrangement how : all_arrangements)
    solve_everywhere<float>({0, 1, 2, 0}, {3, 5, 4, 8}, 2, {2, 2}, how,
                            [](const auto& x, int info) {
                              EXPECT_EQ(info, 0);
                              EXPECT_EQ(x, (std::vector<float>{2, 4, 3, 5}));
                            });
}

TEST(solve, says_which_pivot_is_zero_and_answers_nan) {
  for (arrangement how : all_arrangements) {
    solve_everywhere<double>({1, 2, 2, 4}, {1, 1}, 2, {2}, how, [](const auto& x, int info) {
      EXPECT_EQ(info, 2);
      EXPECT_TRUE(all_are_nan(x));
    });
    // By columns, as LAPACK does; by rows it would be the second.
    solve_everywhere<double>({0, 1, 0, 1}, {1, 1}, 2, {2, 1}, how, [](const auto& x, int info) {
      EXPECT_EQ(info, 1);
      EXPECT_TRUE(all_are_nan(x));
    });
  }
}

TEST(solve, of_nothing_is_nothing) {
  solve_everywhere<double>({}, {}, 0, {0}, arrangement::right,
                           [](const auto&, int info) { EXPECT_EQ(info, 0); });
  solve_everywhere<double>({0, 0, 0, 0}, {}, 2, {2, 0}, arrangement::right,
                           [](const auto&, int info) { EXPECT_EQ(info, 1); });
}

/// A matrix that is easy to solve once its rows are exchanged.
template <class T>
std::vector<T> shuffled_matrix(std::int64_t n) {
  auto a = random_elements<T>(n * n, 5, -1, 1);
  for (std::int64_t i = 0; i < n; ++i) a[std::size_t(i * n + (i * 7 + 3) % n)] += T(n);
  return a;
}

template <class T>
void compare(std::int64_t n, const std::vector<std::int64_t>& shape, arrangement how) {
  SCOPED_TRACE(::testing::PrintToString(shape) + name(how));
  const auto a = shuffled_matrix<T>(n);
  const std::int64_t k = shape.size() == 1 ? 1 : shape[1];
  const auto b = random_elements<T>(n * k, 6, -1, 1);
  const auto expected = reference::solve({a.begin(), a.end()}, {b.begin(), b.end()}, n, k);
  solve_everywhere<T>(a, b, n, shape, how, [&](const auto& x, int info) {
    EXPECT_EQ(info, 0);
    expect_near(x, expected, double(n + 4));
  });
}

TEST(solve, agrees_with_plain_elimination) {
  for (std::int64_t n : {1, 3, 32, 33, 100, 165})
    for (arrangement how : all_arrangements) {
      compare<double>(n, {n}, how);
      compare<float>(n, {n, 5}, how);
      compare<double>(n, {n, 40}, how);
    }
}

TEST(solve, leaves_its_products_to_the_backend_that_the_context_prefers) {
  constexpr std::int64_t n = 100;
  const auto a = array_of(shuffled_matrix<double>(n), {n, n}, arrangement::right);
  const auto b = array_of(random_elements<double>(n, 6, -1, 1), {n}, arrangement::right);
  const kordon::array x = kordon::zeros_like(b), info = scalar<std::int32_t>(-7);
  const kordon::array product = kordon::zeros_like(a);
  for (const kordon_backend* backend : kordon::backends()) {
    SCOPED_TRACE(backend->name);
    const kordon::context_scope scope(
        {.prefer = {backend->name}, .only = {"kokkos", backend->name}, .block = {}});
    const auto by = kordon::explain(kordon::linalg::gemm, exec(), {}, a, a, product).backend;
    const kordon::record seen;

    kordon::linalg::solve(exec(), a, b, x, info);
    exec().fence();

    int products = 0;
    for (const kordon::receipt& r : seen.calls()) {
      if (r.operation != "linalg.gemm") continue;
      EXPECT_EQ(r.backend, by);
      ++products;
    }
    EXPECT_EQ(products > 0, seen.calls().back().backend == "kokkos");
  }
}

}  // namespace
