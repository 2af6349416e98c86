// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

/// Serial references for the linalg operations: meant to be read, not to be fast. Row-major.
namespace kordon::inline v0::testing::reference {

/// x [n, k] of a [n, n] * x = b, by elimination with the largest pivot of each column.
inline std::vector<double> solve(std::vector<double> a, std::vector<double> b, std::int64_t n,
                                 std::int64_t k) {
  const auto at = [n](std::int64_t i, std::int64_t j) { return std::size_t(i * n + j); };
  const auto bt = [k](std::int64_t i, std::int64_t j) { return std::size_t(i * k + j); };
  for (std::int64_t p = 0; p < n; ++p) {
    std::int64_t largest = p;
    for (std::int64_t i = p; i < n; ++i)
      if (std::abs(a[at(i, p)]) > std::abs(a[at(largest, p)])) largest = i;
    for (std::int64_t j = 0; j < n; ++j) std::swap(a[at(p, j)], a[at(largest, j)]);
    for (std::int64_t j = 0; j < k; ++j) std::swap(b[bt(p, j)], b[bt(largest, j)]);
    for (std::int64_t i = p + 1; i < n; ++i) {
      const double factor = a[at(i, p)] / a[at(p, p)];
      for (std::int64_t j = p; j < n; ++j) a[at(i, j)] -= factor * a[at(p, j)];
      for (std::int64_t j = 0; j < k; ++j) b[bt(i, j)] -= factor * b[bt(p, j)];
    }
  }
  for (std::int64_t i = n; i-- > 0;)
    for (std::int64_t j = 0; j < k; ++j) {
      for (std::int64_t p = i + 1; p < n; ++p) b[bt(i, j)] -= a[at(i, p)] * b[bt(p, j)];
      b[bt(i, j)] /= a[at(i, i)];
    }
  return b;
}

/// The lower L of a [n, n] = L L^T, or the upper L^T.
inline std::vector<double> cholesky(const std::vector<double>& a, std::int64_t n, bool lower) {
  std::vector<double> factor(a.size(), 0.0);
  const auto at = [n, lower](std::int64_t i, std::int64_t j) {
    return std::size_t(lower ? i * n + j : j * n + i);
  };
  for (std::int64_t j = 0; j < n; ++j)
    for (std::int64_t i = j; i < n; ++i) {
      double rest = a[at(i, j)];
      for (std::int64_t p = 0; p < j; ++p) rest -= factor[at(i, p)] * factor[at(j, p)];
      factor[at(i, j)] = i == j ? std::sqrt(rest) : rest / factor[at(j, j)];
    }
  return factor;
}

}  // namespace kordon::v0::testing::reference
