// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/linalg/kernel/array.hpp>

namespace kordon::inline v0::linalg::kernel {

namespace detail {

/// Squares, so that whichever axis is the contiguous one of an array is short of cache nowhere.
template <class Body>
struct element_tile {
  static constexpr std::int64_t side = 32;
  Body body;
  std::int64_t m, n, across;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t top = team.league_rank() / across * side;
    const std::int64_t left = team.league_rank() % across * side;
    const std::int64_t rows = m - top < side ? m - top : side;
    const std::int64_t columns = n - left < side ? n - left : side;
    if (team.team_size() == 1) {  // a host's: without a division for each element
      for (std::int64_t i = top; i < top + rows; ++i)
        for (std::int64_t j = left; j < left + columns; ++j) body(i, j);
      return;
    }
    for (std::int64_t e = team.team_rank(); e < side * side; e += team.team_size())
      if (e / side < rows && e % side < columns) body(top + e / side, left + e % side);
  }
};

}  // namespace detail

/// body(i, j) for every element of a matrix [m, n], in tiles. `body` is a named functor.
template <class Exec, class Body>
void for_each_element(const std::string& label, const Exec& exec, std::int64_t m, std::int64_t n,
                      const Body& body) {
  constexpr std::int64_t side = detail::element_tile<Body>::side;
  const std::int64_t down = (m + side - 1) / side, across = (n + side - 1) / side;
  kordon::kernel::for_each_team(label, exec, down * across,
                                kordon::kernel::is_host_exec<Exec> ? 1 : 256,
                                detail::element_tile<Body>{body, m, n, across});
}

struct clear_info {
  std::int32_t* info;
  KOKKOS_FUNCTION void operator()(std::int64_t, std::int64_t) const { *info = 0; }
};

/// to = from.
template <class T>
struct copy_element {
  matrix_data<const T> from;
  matrix_data<T> to;

  KOKKOS_FUNCTION void operator()(std::int64_t i, std::int64_t j) const { to(i, j) = from(i, j); }
};

/// to = the lower half of `from`, and 0 in the other.
template <class T>
struct copy_lower {
  matrix_data<const T> from;
  matrix_data<T> to;

  KOKKOS_FUNCTION void operator()(std::int64_t i, std::int64_t j) const {
    to(i, j) = i >= j ? from(i, j) : T(0);
  }
};

/// NaN in all of a row, where a factorisation went wrong.
template <class T>
struct spoil_row {
  const std::int32_t* info;
  matrix_data<T> to;
  std::int64_t n;

  KOKKOS_FUNCTION void operator()(std::int64_t i, std::int64_t) const {
    if (*info == 0) return;
    for (std::int64_t j = 0; j < n; ++j) to(i, j) = Kokkos::Experimental::quiet_NaN_v<T>;
  }
};

/// NaN in all of a matrix [m, n] unless `info` is 0: nobody takes the remains of a factorisation for
/// an answer. A right one costs a look a row.
template <class T, class Exec>
void spoil_unless_ok(const std::string& label, const Exec& exec, const std::int32_t* info,
                     const matrix_data<T>& to, std::int64_t m, std::int64_t n) {
  for_each_element(label, exec, m, 1, spoil_row<T>{info, to, n});
}

}  // namespace kordon::v0::linalg::kernel
