// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/linalg/kernel/elements.hpp>

namespace kordon::inline v0::linalg::kernel {

namespace detail {

/// Columns that are factored together, between two updates by matrix products.
inline constexpr std::int64_t factor_block = 32;

/// The lower factor of the block [width, width] at (first, first), column by column, by one team.
template <class T>
struct cholesky_diagonal {
  matrix_data<T> f;
  std::int64_t first, width;
  std::int32_t* info;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t last = first + width;
    for (std::int64_t j = first; j < last; ++j) {
      for (std::int64_t i = j + team.team_rank(); i < last; i += team.team_size()) {
        f(i, j) -= kordon::kernel::sum_in_thread<T>(
            team, first, j, [&](std::int64_t k) { return f(i, k) * f(j, k); });
      }
      team.team_barrier();
      const T pivot = f(j, j);
      team.team_barrier();
      const bool is_positive = pivot > T(0);  // NaN is not
      const T root = Kokkos::sqrt(is_positive ? pivot : T(1));
      if (team.team_rank() == 0) {
        f(j, j) = root;
        if (!is_positive && *info == 0) *info = static_cast<std::int32_t>(j + 1);
      }
      for (std::int64_t i = j + 1 + team.team_rank(); i < last; i += team.team_size()) {
        f(i, j) /= root;
        f(j, i) = T(0);
      }
      team.team_barrier();
    }
  }
};

/// Rows below the block: row * (lower factor)^T = what is there. One row is one work item.
template <class T>
struct cholesky_below {
  matrix_data<T> f;
  std::int64_t first, width, n;
  static constexpr std::int64_t rows = 16;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t begin = first + width + team.league_rank() * rows;
    const std::int64_t end = Kokkos::min(begin + rows, n);
    for (std::int64_t i = begin + team.team_rank(); i < end; i += team.team_size()) {
      for (std::int64_t j = first; j < first + width; ++j) {
        const T sum = kordon::kernel::sum_in_thread<T>(
            team, first, j, [&](std::int64_t k) { return f(i, k) * f(j, k); });
        f(i, j) = (f(i, j) - sum) / f(j, j);
      }
    }
  }
};

}  // namespace detail

/// f [n, n] = the lower factor L of A = L L^T, A's lower half being in `from` [n, n]; 0 above the
/// diagonal. For the upper factor pass both transposed. info [] as LAPACK's potrf; NaN where it is not 0.
///
/// `multiply(m, k, n, a, b, c)` enqueues c [m, n] -= a [m, k] * b [k, n]. Work items: tiles, rows of a panel, and
/// whatever those products have; a team for each block of the diagonal. Left-looking, by blocks
/// (Golub & Van Loan 4.2.6). Returns after submission.
template <class T, class Exec, class Multiply>
void cholesky(const Exec& exec, std::int64_t n, matrix_data<const T> from, matrix_data<T> f,
              std::int32_t* info, const Multiply& multiply) {
  constexpr int threads = kordon::kernel::is_host_exec<Exec> ? 1 : 32;
  using below = detail::cholesky_below<T>;
  for_each_element("kordon::linalg.cholesky::clear", exec, 1, 1, clear_info{info});
  for_each_element("kordon::linalg.cholesky::copy", exec, n, n, copy_lower<T>{from, f});
  for (std::int64_t first = 0; first < n; first += detail::factor_block) {
    const std::int64_t width = std::min(detail::factor_block, n - first);
    if (first > 0) {
      const auto rows = f.part(first, 0);
      multiply(n - first, first, width, rows, rows.transposed(), f.part(first, first));
    }
    kordon::kernel::for_each_team("kordon::linalg.cholesky::diagonal", exec, 1, threads,
                                  detail::cholesky_diagonal<T>{f, first, width, info});
    const std::int64_t rest = n - first - width;
    kordon::kernel::for_each_team("kordon::linalg.cholesky::below", exec,
                                  (rest + below::rows - 1) / below::rows, threads,
                                  below{f, first, width, n});
  }
  spoil_unless_ok("kordon::linalg.cholesky::spoil", exec, info, f, n, n);
}

}  // namespace kordon::v0::linalg::kernel
