// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <kordon/testing/reference_linalg.hpp>
#include <limits>

#include "references.hpp"

namespace kordon::inline v0::testing {
namespace {

/// What an update makes of a value: with beta 0 it is not read.
double updated(double product, double old, const plain_options& o) {
  const double beta = o.real("beta");
  return o.real("alpha") * product + (beta == 0 ? 0 : beta * old);
}

/// Fills what is updated, with NaNs where it must not be read.
void scatter_updated(plain_array& a, const plain_options& o) {
  scatter(a, 7);
  if (o.real("beta") == 0)
    for (double& v : a.values) v = std::numeric_limits<double>::quiet_NaN();
}

void fill_dot(plain_arrays& a, const plain_options&) {
  scatter(a[0], 1);
  scatter(a[1], 2);
}
void dot(plain_arrays& a, const plain_options&) {
  double sum = 0;
  for (std::int64_t i = 0; i < a[0].size(); ++i) sum += a[0].at(i) * a[1].at(i);
  a[2].at(0) = sum;
}

void fill_update(plain_arrays& a, const plain_options& o) {
  fill_dot(a, o);
  scatter_updated(a[2], o);
}

/// c [m, n] = alpha * a [m, k] * b [k, n] + beta * c.
void multiply(plain_arrays& a, const plain_options& o, std::int64_t n) {
  const std::int64_t m = a[0].extents[0], k = a[0].extents[1];
  for (std::int64_t i = 0; i < m; ++i)
    for (std::int64_t j = 0; j < n; ++j) {
      double sum = 0;
      for (std::int64_t p = 0; p < k; ++p) sum += a[0].at(i * k + p) * a[1].at(p * n + j);
      a[2].at(i * n + j) = updated(sum, a[2].at(i * n + j), o);
    }
}
void gemv(plain_arrays& a, const plain_options& o) {
  multiply(a, o, 1);
}
void gemm(plain_arrays& a, const plain_options& o) {
  multiply(a, o, a[1].extents[1]);
}

/// Rows of different lengths; the last one has the entries that are left.
void fill_spmv(plain_arrays& a, const plain_options& o) {
  const std::int64_t rows = a[4].size(), columns = a[3].size(), entries = a[1].size();
  for (std::int64_t i = 0; i <= rows; ++i)
    a[0].at(i) = double(entries * i * i / (rows * rows + !rows));
  a[0].at(rows) = rows == 0 ? 0 : double(entries);
  for (std::int64_t e = 0; e < entries; ++e)
    a[1].at(e) = double(static_cast<std::int64_t>(scattered(e, 3) * double(columns)));
  scatter(a[2], 4);
  scatter(a[3], 5);
  scatter_updated(a[4], o);
}
void spmv(plain_arrays& a, const plain_options& o) {
  for (std::int64_t i = 0; i < a[4].size(); ++i) {
    double sum = 0;
    for (auto e = std::int64_t(a[0].at(i)); e < std::int64_t(a[0].at(i + 1)); ++e)
      sum += a[2].at(e) * a[3].at(std::int64_t(a[1].at(e)));
    a[4].at(i) = updated(sum, a[4].at(i), o);
  }
}

/// Compressed rows begin at 0, go on upwards and end with the last entry; every column is one of x.
bool are_rows(const plain_arrays& a) {
  bool are = a[0].at(0) == 0 && a[0].values.back() == double(a[1].size());
  for (std::int64_t i = 1; i < a[0].size(); ++i) are = are && a[0].at(i - 1) <= a[0].at(i);
  for (double column : a[1].values) are = are && column >= 0 && column < double(a[3].size());
  return are;
}

/// A matrix whose diagonal is larger than all that is beside it.
void fill_dominant(plain_array& a) {
  const std::int64_t n = a.extents[0];
  scatter(a, 8);
  for (std::int64_t i = 0; i < n; ++i) a.at(i * n + i) = 2.0 * double(n);
}
/// So that it has factors whatever the pivots, however its elements came to be.
bool is_dominant(const plain_arrays& arrays) {
  const plain_array& a = arrays[0];
  const std::int64_t n = a.extents[0];
  for (std::int64_t i = 0; i < n; ++i) {
    double beside = 0;
    for (std::int64_t j = 0; j < n; ++j)
      if (j != i) beside += std::abs(a.at(i * n + j)) + std::abs(a.at(j * n + i));
    if (!(a.at(i * n + i) > beside)) return false;
  }
  return true;
}

void fill_solve(plain_arrays& a, const plain_options&) {
  fill_dominant(a[0]);
  scatter(a[1], 9);
}
void solve(plain_arrays& a, const plain_options&) {
  const std::int64_t n = a[0].extents[0];
  a[2].values = reference::solve(a[0].values, a[1].values, n, n == 0 ? 0 : a[1].size() / n);
  a[3].at(0) = 0;
}

void fill_cholesky(plain_arrays& a, const plain_options&) {
  fill_dominant(a[0]);
}
void cholesky(plain_arrays& a, const plain_options& o) {
  a[1].values = reference::cholesky(a[0].values, a[0].extents[0], o.integer("lower") != 0);
  a[2].at(0) = 0;
}

constexpr std::array<operation_reference, 6> rows = {{
    {"linalg.dot", fill_dot, dot, 64},
    {"linalg.gemv", fill_update, gemv, 64},
    {"linalg.gemm", fill_update, gemm, 64},
    {"linalg.solve", fill_solve, solve, 256, is_dominant},
    {"linalg.cholesky", fill_cholesky, cholesky, 256, is_dominant},
    {"sparse.spmv", fill_spmv, spmv, 64, are_rows},
}};

}  // namespace

std::span<const operation_reference> linalg_references() {
  return rows;
}

}  // namespace kordon::v0::testing
