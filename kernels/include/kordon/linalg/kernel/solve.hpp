// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/linalg/kernel/cholesky.hpp>
#include <kordon/linalg/kernel/lu.hpp>
#include <kordon/memory/scratch.hpp>

namespace kordon::inline v0::linalg::kernel {

namespace detail {

template <class T>
lu_state<T> layout_solve(std::int64_t n, std::int32_t* info, scratch& memory) {
  const auto rows = static_cast<std::size_t>(n);
  return {n,
          {memory.take<T>(rows * rows), n, 1},
          memory.take<std::int64_t>(rows),
          memory.take<std::int64_t>(rows),
          memory.take<lu_candidate<T>>(static_cast<std::size_t>(lu_state<T>::items(n))),
          info};
}

/// x = the rows of b in the order that pivoting gave them.
template <class T>
struct reorder_rows {
  matrix_data<const T> b;
  const std::int64_t* order;
  matrix_data<T> x;

  KOKKOS_FUNCTION void operator()(std::int64_t i, std::int64_t j) const {
    x(i, j) = b(order[i], j);
  }
};

/// One block [first, end) of a triangle, for all columns of x; a column is one work item.
template <class T, bool Lower>
struct solve_block {
  static constexpr std::int64_t columns = 16;
  matrix_data<const T> f;
  matrix_data<T> x;
  std::int64_t first, end, k;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t left = team.league_rank() * columns;
    const std::int64_t stop = Kokkos::min(left + columns, k);
    for (std::int64_t step = 0; step < end - first; ++step) {
      const std::int64_t i = Lower ? first + step : end - 1 - step;
      const std::int64_t from = Lower ? first : i + 1, to = Lower ? i : end;
      for (std::int64_t c = left + team.team_rank(); c < stop; c += team.team_size()) {
        const T sum = kordon::kernel::sum_in_thread<T>(
            team, from, to, [&](std::int64_t j) { return f(i, j) * x(j, c); });
        x(i, c) = Lower ? x(i, c) - sum : (x(i, c) - sum) / f(i, i);
      }
    }
  }
};

template <bool Lower, class T, class Exec>
void enqueue_solve_block(const Exec& exec, matrix_data<const T> f, matrix_data<T> x,
                         std::int64_t first, std::int64_t end, std::int64_t k) {
  using block = solve_block<T, Lower>;
  kordon::kernel::for_each_team(
      Lower ? "kordon::linalg.solve::forward" : "kordon::linalg.solve::backward", exec,
      (k + block::columns - 1) / block::columns,
      kordon::kernel::is_host_exec<Exec> ? 1 : static_cast<int>(block::columns),
      block{f, x, first, end, k});
}

template <class T, class Exec, class Multiply>
void factor_lu(const Exec& exec, const lu_state<T>& s, const Multiply& multiply) {
  constexpr int threads = kordon::kernel::is_host_exec<Exec> ? 1 : 64;
  const auto run = [&](const char* label, std::int64_t items, const auto& body) {
    kordon::kernel::for_each_team(label, exec, items, threads, body);
  };
  for (std::int64_t first = 0; first < s.n; first += factor_block) {
    const std::int64_t end = std::min(first + factor_block, s.n);
    for (std::int64_t column = first - 1; column < end; ++column) {
      const std::int64_t items = s.items(s.n - column - 1);
      if (column >= first)
        run("kordon::linalg.solve::exchange", 1,
            lu_exchange<T>{s, column, first, end, s.items(s.n - column)});
      run("kordon::linalg.solve::eliminate", items, lu_eliminate<T>{s, column, first, end});
    }
    if (first == 0 && end == s.n) return;
    run("kordon::linalg.solve::across", (s.n + lu_across<T>::columns - 1) / lu_across<T>::columns,
        lu_across<T>{s, first, end});
    if (end < s.n)
      multiply(s.n - end, end - first, s.n - end, s.f.part(end, first), s.f.part(first, end),
               s.f.part(end, end));
  }
}

}  // namespace detail

/// Bytes of scratch that solve needs.
template <class T>
std::size_t solve_scratch(std::int64_t n) {
  scratch count;
  detail::layout_solve<T>(n, nullptr, count);
  return count.used();
}

/// A [n, n] * x [n, k] = b, by LU factors with partial pivoting in scratch; info [] as LAPACK's
/// gesv; x is NaN where it is not 0.
///
/// `multiply(m, k, n, a, b, c)` enqueues c [m, n] -= a [m, k] * b [k, n]. Work items: tiles, rows of
/// a panel, columns beside it, and whatever those products have. Right-looking, by blocks (Golub &
/// Van Loan 3.4.6). Returns after submission.
template <class T, class Exec, class Multiply>
void solve(const Exec& exec, std::int64_t n, std::int64_t k, matrix_data<const T> a,
           matrix_data<const T> b, matrix_data<T> x, std::int32_t* info, scratch& memory,
           const Multiply& multiply) {
  const auto s = detail::layout_solve<T>(n, info, memory);
  for_each_element("kordon::linalg.solve::clear", exec, 1, 1, clear_info{info});
  if (n == 0) return;
  for_each_element("kordon::linalg.solve::copy", exec, n, n, copy_element<T>{a, s.f});
  Kokkos::parallel_for("kordon::linalg.solve::identity",
                       Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(exec, 0, n),
                       detail::lu_identity{s.order});
  detail::factor_lu(exec, s, multiply);
  if (k == 0) return;

  const matrix_data<const T> f = s.f.read_only();
  for_each_element("kordon::linalg.solve::reorder", exec, n, k,
                   detail::reorder_rows<T>{b, s.order, x});
  for (std::int64_t first = 0; first < n; first += detail::factor_block) {
    const std::int64_t end = std::min(first + detail::factor_block, n);
    detail::enqueue_solve_block<true, T>(exec, f, x, first, end, k);
    if (end < n)
      multiply(n - end, end - first, k, s.f.part(end, first), x.part(first, 0), x.part(end, 0));
  }
  for (std::int64_t end = n; end > 0;) {
    const std::int64_t first = (end - 1) / detail::factor_block * detail::factor_block;
    detail::enqueue_solve_block<false, T>(exec, f, x, first, end, k);
    if (first > 0) multiply(first, end - first, k, s.f.part(0, first), x.part(first, 0), x);
    end = first;
  }
  spoil_unless_ok("kordon::linalg.solve::spoil", exec, info, x, n, k);
}

}  // namespace kordon::v0::linalg::kernel
