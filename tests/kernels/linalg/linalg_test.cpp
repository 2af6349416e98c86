// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// dot, gemv, gemm and spmv against plain loops, on every backend that can serve the call.
#include <gtest/gtest.h>

#include <kordon/dispatch/explain.hpp>
#include <kordon/linalg.hpp>
#include <kordon/sparse.hpp>
#include <limits>

#include "../arrays.hpp"
#include "../every_backend.hpp"

namespace {

using namespace kordon::testing;

/// c [m, n] = alpha * a [m, k] * b [k, n] + beta * c, in double.
template <class T>
std::vector<double> product(const std::vector<T>& a, const std::vector<T>& b,
                            const std::vector<T>& c, std::int64_t m, std::int64_t k, std::int64_t n,
                            double alpha, double beta) {
  std::vector<double> result(std::size_t(m * n));
  for (std::int64_t i = 0; i < m; ++i)
    for (std::int64_t j = 0; j < n; ++j) {
      double sum = 0;
      for (std::int64_t p = 0; p < k; ++p)
        sum += double(a[std::size_t(i * k + p)]) * double(b[std::size_t(p * n + j)]);
      const auto at = std::size_t(i * n + j);
      result[at] = alpha * sum + (beta == 0 ? 0 : beta * double(c[at]));
    }
  return result;
}

template <class T>
void compare_gemm(std::int64_t m, std::int64_t k, std::int64_t n, double beta, arrangement a_how,
                  arrangement b_how, arrangement c_how) {
  const auto a = random_elements<T>(m * k, 1, -1, 1), b = random_elements<T>(k * n, 2, -1, 1);
  auto c = random_elements<T>(m * n, 3, -1, 1);
  if (beta == 0) std::ranges::fill(c, std::numeric_limits<T>::quiet_NaN());
  const auto expected = product(a, b, c, m, k, n, -1.5, beta);
  const auto da = array_of(a, {m, k}, a_how), db = array_of(b, {k, n}, b_how);
  const kordon::linalg::scaling_options options{.alpha = -1.5, .beta = beta};
  kordon::array dc = array_of(c, {m, n}, c_how);

  const int ran = on_every_backend(
      [&] { return kordon::supports(kordon::linalg::gemm, exec(), options, da, db, dc); },
      [&] {
        dc = array_of(c, {m, n}, c_how);
        kordon::linalg::gemm(exec(), da, db, dc, options);
        exec().fence();
        expect_near(elements_of<T>(dc), expected, double(k + 2));
      });

  EXPECT_GE(ran, 1);
}

TEST(gemm, agrees_with_plain_loops) {
  constexpr std::int64_t sizes[][3] = {{1, 1, 1}, {0, 3, 2},    {3, 0, 2},    {3, 2, 0},
                                       {7, 5, 3}, {64, 64, 64}, {65, 130, 33}};
  for (const auto& s : sizes)
    for (double beta : {0.0, 0.5})
      for (arrangement a : all_arrangements)
        for (arrangement b : all_arrangements)
          for (arrangement c : all_arrangements) {
            SCOPED_TRACE(::testing::PrintToString(s) + name(a) + name(b) + name(c));
            compare_gemm<double>(s[0], s[1], s[2], beta, a, b, c);
            compare_gemm<float>(s[0], s[1], s[2], beta, a, b, c);
          }
}

template <class T>
void compare_gemv(std::int64_t m, std::int64_t n, double beta, arrangement how) {
  const auto a = random_elements<T>(m * n, 1, -1, 1), x = random_elements<T>(n, 2, -1, 1);
  auto y = random_elements<T>(m, 3, -1, 1);
  if (beta == 0) std::ranges::fill(y, std::numeric_limits<T>::quiet_NaN());
  const auto expected = product(a, x, y, m, n, 1, 2.0, beta);
  const auto da = array_of(a, {m, n}, how), dx = array_of(x, {n}, how);
  const kordon::linalg::scaling_options options{.alpha = 2.0, .beta = beta};
  kordon::array dy = array_of(y, {m}, how);

  const int ran = on_every_backend(
      [&] { return kordon::supports(kordon::linalg::gemv, exec(), options, da, dx, dy); },
      [&] {
        dy = array_of(y, {m}, how);
        kordon::linalg::gemv(exec(), da, dx, dy, options);
        exec().fence();
        expect_near(elements_of<T>(dy), expected, double(n + 2));
      });

  EXPECT_GE(ran, 1);
}

TEST(gemv, agrees_with_plain_loops) {
  constexpr std::int64_t sizes[][2] = {{1, 1},    {0, 3},    {3, 0},    {1, 1000},
                                       {1000, 1}, {127, 65}, {300, 513}};
  for (const auto& s : sizes)
    for (double beta : {0.0, -1.0})
      for (arrangement how : all_arrangements) {
        SCOPED_TRACE(::testing::PrintToString(s) + name(how));
        compare_gemv<float>(s[0], s[1], beta, how);
        compare_gemv<double>(s[0], s[1], beta, how);
      }
}

template <class T>
void compare_dot(std::int64_t n, arrangement how) {
  const auto x = random_elements<T>(n, 1, -1, 1), y = random_elements<T>(n, 2, -1, 1);
  double expected = 0;
  for (std::size_t i = 0; i < x.size(); ++i) expected += double(x[i]) * double(y[i]);
  const auto dx = array_of(x, {n}, how), dy = array_of(y, {n}, how);
  kordon::array out = scalar<T>(0);

  const int ran = on_every_backend(
      [&] { return kordon::supports(kordon::linalg::dot, exec(), {}, dx, dy, out); },
      [&] {
        out = scalar(std::numeric_limits<T>::quiet_NaN());
        kordon::linalg::dot(exec(), dx, dy, out);
        exec().fence();
        expect_near(elements_of<T>(out), {expected}, double(n + 1));
      });

  EXPECT_GE(ran, 1);
}

TEST(dot, agrees_with_plain_loops) {
  for (std::int64_t n : {0, 1, 2, 63, 1000, 100003})
    for (arrangement how : all_arrangements) {
      SCOPED_TRACE(std::to_string(n) + name(how));
      compare_dot<float>(n, how);
      compare_dot<double>(n, how);
    }
}

/// Rows of 0 to `longest` entries, one of them far longer than the others.
template <class T>
void compare_spmv(std::int64_t m, std::int64_t n, std::int64_t longest, double beta,
                  arrangement how) {
  std::vector<std::int64_t> row_map = {0};
  for (std::int64_t i = 0; i < m; ++i)
    row_map.push_back(row_map.back() + (n == 0       ? 0
                                        : i == m / 2 ? 20 * longest
                                                     : (i * 7) % (longest + 1)));
  const std::int64_t entries = row_map.back();
  auto columns = random_elements<std::int32_t>(entries, 4, 0, double(n) - 0.001);
  const auto values = random_elements<T>(entries, 5, -1, 1), x = random_elements<T>(n, 6, -1, 1);
  auto y = random_elements<T>(m, 7, -1, 1);
  if (beta == 0) std::ranges::fill(y, std::numeric_limits<T>::quiet_NaN());
  std::vector<double> expected(std::size_t(m), 0.0);
  for (std::size_t i = 0; i < std::size_t(m); ++i) {
    for (auto e = std::size_t(row_map[i]); e < std::size_t(row_map[i + 1]); ++e)
      expected[i] += double(values[e]) * double(x[std::size_t(columns[e])]);
    if (beta != 0) expected[i] += beta * double(y[i]);
  }
  const kordon::sparse::csr_matrix a{array_of(row_map, {m + 1}, how),
                                     array_of(columns, {entries}, how),
                                     array_of(values, {entries}, how)};
  const auto dx = array_of(x, {n}, how);
  kordon::array dy = array_of(y, {m}, how);
  const kordon::linalg::scaling_options options{.beta = beta};

  const int ran = on_every_backend(
      [&] {
        return kordon::supports(kordon::sparse::spmv, exec(), options, a.row_map, a.columns,
                                a.values, dx, dy);
      },
      [&] {
        dy = array_of(y, {m}, how);
        kordon::sparse::spmv(exec(), a, dx, dy, options);
        exec().fence();
        expect_near(elements_of<T>(dy), expected, double(20 * longest + 2));
      });

  EXPECT_GE(ran, 1);
}

TEST(spmv, agrees_with_plain_loops) {
  for (double beta : {0.0, 2.0})
    for (arrangement how : all_arrangements) {
      SCOPED_TRACE(name(how));
      compare_spmv<double>(0, 4, 3, beta, how);
      compare_spmv<double>(4, 0, 3, beta, how);
      compare_spmv<double>(1, 1, 1, beta, how);
      compare_spmv<float>(500, 300, 9, beta, how);
      compare_spmv<double>(20000, 500, 12, beta, how);
      compare_spmv<float>(3, 1000, 10000, beta, how);
    }
}

}  // namespace
