// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/linalg/kernel/array.hpp>

namespace kordon::inline v0::sparse::kernel::detail {

using linalg::kernel::update;
using linalg::kernel::vector_data;

/// The sum that a span leaves for a row which ends in a later one.
template <class T>
struct spmv_rest {
  std::int64_t row;  // -1: none
  T sum;
};

/// One span of a walk down the rows of a matrix that takes a step for each entry and one for each
/// end of a row.
template <class T, class Exec, bool Unit>
struct spmv_span {
  std::int64_t m, nnz, span;
  vector_data<const std::int64_t> row_map;
  vector_data<const std::int32_t> columns;
  vector_data<const T> values, x;
  update<T> put;
  vector_data<T> y;
  spmv_rest<T>* rests;

  template <class U>
  KOKKOS_FUNCTION static U at(const vector_data<const U>& v, std::int64_t i) {
    if constexpr (Unit) {
      return v.at[i];
    } else {
      return v[i];
    }
  }

  /// The row in whose entries, or at whose end, the walk is after `steps`.
  KOKKOS_FUNCTION std::int64_t row_at(std::int64_t steps) const {
    std::int64_t low = 0, high = m;
    while (low < high) {  // the first row that ends, its end included, after `steps`
      const std::int64_t mid = low + (high - low) / 2;
      if (at(row_map, mid + 1) + mid + 1 <= steps) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  struct product {
    vector_data<const std::int32_t> columns;
    vector_data<const T> values, x;
    KOKKOS_FUNCTION T operator()(std::int64_t k) const {
      return at(values, k) * at(x, at(columns, k));
    }
  };

  /// Asks for what comes a while after this short row: of so many arrays that are read side by side
  /// a core asks for the next lines too late by itself.
  KOKKOS_FORCEINLINE_FUNCTION void ask_ahead_of(std::int64_t begin) const {
    constexpr std::int64_t ahead = 1536 / sizeof(T);
    kordon::kernel::prefetch(values.at + begin + ahead);
    kordon::kernel::prefetch(columns.at + begin + ahead);
  }

  /// The same sum as sum_in_thread's, with fewer branches.
  template <class Term>
  KOKKOS_FORCEINLINE_FUNCTION static T sum_of_few(std::int64_t begin, std::int64_t end,
                                                  const Term& term) {
    T even(0), odd(0);
    for (; end - begin >= 4; begin += 4) {
      even += term(begin);
      odd += term(begin + 1);
      even += term(begin + 2);
      odd += term(begin + 3);
    }
    if (((end - begin) & 2) != 0) {
      even += term(begin);
      odd += term(begin + 1);
      begin += 2;
    }
    if (begin < end) even += term(begin);
    return even + odd;
  }

  template <class Team, class Term>
  KOKKOS_FORCEINLINE_FUNCTION T sum_of_row(const Team& team, std::int64_t begin, std::int64_t end,
                                           const Term& term) const {
    if constexpr (Unit && kordon::kernel::is_host_exec<Exec>) {
      constexpr std::int64_t line = 64 / sizeof(T);
      if (end - begin < 2 * line) {
        ask_ahead_of(begin);
        return sum_of_few(begin, end, term);
      }
    }
    return kordon::kernel::sum_in_thread<T>(team, begin, end, term);
  }

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t item = team.league_rank();
    const std::int64_t from = item * span, to = Kokkos::min(m + nnz, from + span);
    const std::int64_t first = row_at(from), last = row_at(to);
    const product term{columns, values, x};
    const update<T> update_y = put;  // in registers: what is written could else be it
    // The entries before a step are the steps before it less the ends of rows among them.
    const std::int64_t entry = from - first, entry_end = to - last;
    for (std::int64_t row = first + team.team_rank(); row < last; row += team.team_size()) {
      const std::int64_t begin = Kokkos::max(entry, at(row_map, row));
      const T sum = sum_of_row(team, begin, at(row_map, row + 1), term);
      kordon::kernel::once_in_thread(team, [&] { update_y(y[row], sum); });
    }
    if (team.team_rank() != 0) return;
    const std::int64_t begin = last < m ? Kokkos::max(entry, at(row_map, last)) : entry_end;
    const T sum = kordon::kernel::sum_in_thread<T>(team, begin, entry_end, term);
    kordon::kernel::once_in_thread(team, [&] {
      rests[item] = {begin < entry_end ? last : -1, sum};
    });
  }
};

/// Adds what the spans left: for each row the first span that left something adds all there is, in
/// order.
template <class T>
struct add_rests {
  std::int64_t spans;
  const spmv_rest<T>* rests;
  T alpha;
  vector_data<T> y;

  KOKKOS_FUNCTION void operator()(std::int64_t span) const {
    const std::int64_t row = rests[span].row;
    if (row < 0 || (span > 0 && rests[span - 1].row == row)) return;
    T sum(0);
    for (std::int64_t s = span; s < spans && rests[s].row == row; ++s) sum += rests[s].sum;
    y[row] += alpha * sum;
  }
};

}  // namespace kordon::v0::sparse::kernel::detail
