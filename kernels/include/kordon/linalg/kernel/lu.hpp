// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/linalg/kernel/elements.hpp>

/// The steps of LU factors with partial pivoting, on a row-major matrix in scratch.
namespace kordon::inline v0::linalg::kernel::detail {

/// The largest of some rows in one column; the first of equals.
template <class T>
struct lu_candidate {
  T size;
  std::int64_t row;
};

/// What is factored: f [n, n], which row went where, and the candidates for the next pivot.
template <class T>
struct lu_state {
  static constexpr std::int64_t rows = 128;  // of a work item

  std::int64_t n;
  matrix_data<T> f;
  std::int64_t* pivots;         // [n]: the row that row i was exchanged with
  std::int64_t* order;          // [n]: the row of A that is row i now
  lu_candidate<T>* candidates;  // [(n + rows - 1) / rows]
  std::int32_t* info;

  static std::int64_t items(std::int64_t count) { return (count + rows - 1) / rows; }

  /// The share of one thread in the search for the pivot of `column`.
  KOKKOS_FUNCTION void offer(std::int64_t i, std::int64_t column, lu_candidate<T>& best) const {
    const T size = Kokkos::abs(f(i, column));
    if (size > best.size) best = {size, i};
  }
};

struct lu_identity {
  std::int64_t* order;
  KOKKOS_FUNCTION void operator()(std::int64_t i) const { order[i] = i; }
};

/// Exchanges the rows `column` and that of the pivot within the panel [first, end), by one team.
template <class T>
struct lu_exchange {
  lu_state<T> s;
  std::int64_t column, first, end, offers;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    lu_candidate<T> best{T(-1), column};
    for (std::int64_t c = 0; c < offers; ++c)
      if (s.candidates[c].size > best.size) best = s.candidates[c];
    for (std::int64_t j = first + team.team_rank(); j < end; j += team.team_size()) {
      const T kept = s.f(column, j);
      s.f(column, j) = s.f(best.row, j);
      s.f(best.row, j) = kept;
    }
    if (team.team_rank() != 0) return;
    s.pivots[column] = best.row;
    const std::int64_t kept = s.order[column];
    s.order[column] = s.order[best.row];
    s.order[best.row] = kept;
    if (best.size == T(0) && *s.info == 0) *s.info = static_cast<std::int32_t>(column + 1);
  }
};

/// Eliminates `column` from the rows below within the panel, and looks for the pivot of the next.
/// With column = first - 1 it only looks.
template <class T>
struct lu_eliminate {
  lu_state<T> s;
  std::int64_t column, first, end;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t begin = column + 1 + team.league_rank() * lu_state<T>::rows;
    const std::int64_t stop = Kokkos::min(begin + lu_state<T>::rows, s.n);
    lu_candidate<T> best{T(-1), begin};
    for (std::int64_t i = begin + team.team_rank(); i < stop; i += team.team_size()) {
      if (column >= first) {
        const T pivot = s.f(column, column);
        const T factor = pivot == T(0) ? T(0) : s.f(i, column) / pivot;
        s.f(i, column) = factor;
        for (std::int64_t j = column + 1; j < end; ++j) s.f(i, j) -= factor * s.f(column, j);
      }
      if (column + 1 < end) s.offer(i, column + 1, best);
    }
    // The largest of the team, and then the first row that has it.
    T size = best.size;
    team.team_reduce(Kokkos::Max<T>(size));
    std::int64_t row = best.size == size ? best.row : s.n;
    team.team_reduce(Kokkos::Min<std::int64_t>(row));
    if (team.team_rank() == 0) s.candidates[team.league_rank()] = {size, row};
  }
};

/// Right and left of the panel: exchanges rows as the panel did, and right of it solves with its unit lower
/// triangle. A column is one work item.
template <class T>
struct lu_across {
  static constexpr std::int64_t columns = 64;
  lu_state<T> s;
  std::int64_t first, end;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t left = team.league_rank() * columns;
    const std::int64_t stop = Kokkos::min(left + columns, s.n);
    for (std::int64_t i = first; i < end; ++i) {
      const std::int64_t other = s.pivots[i];
      if (other == i) continue;
      for (std::int64_t j = left + team.team_rank(); j < stop; j += team.team_size()) {
        if (j >= first && j < end) continue;
        const T kept = s.f(i, j);
        s.f(i, j) = s.f(other, j);
        s.f(other, j) = kept;
      }
    }
    team.team_barrier();  // from here on other threads have the columns
    const std::int64_t right = Kokkos::max(left, end);
    for (std::int64_t i = first + 1; i < end; ++i)
      for (std::int64_t k = first; k < i; ++k)
        for (std::int64_t j = right + team.team_rank(); j < stop; j += team.team_size())
          s.f(i, j) -= s.f(i, k) * s.f(k, j);
  }
};

}  // namespace kordon::v0::linalg::kernel::detail
