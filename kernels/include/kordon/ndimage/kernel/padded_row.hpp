// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/ndimage/boundary.hpp>
#include <kordon/ndimage/kernel/boundary_index.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// A thread's share of a team's loops over rows and columns: `Lanes` threads stand side by side in
/// a row.
struct team_share {
  int row, rows, column, columns;

  template <int Lanes, class Team>
  KOKKOS_FUNCTION static team_share of(const Team& team) {
    const int lanes = team.team_size() % Lanes == 0 ? Lanes : 1;
    return {team.team_rank() / lanes, team.team_size() / lanes, team.team_rank() % lanes, lanes};
  }
};

/// to[begin, end) = from[begin, end), shared by the threads of a row.
template <class T>
KOKKOS_INLINE_FUNCTION void copy_row(const team_share& mine, const T* KOKKOS_RESTRICT from,
                                     std::int64_t stride, T* KOKKOS_RESTRICT to, std::int64_t begin,
                                     std::int64_t end) {
  for (std::int64_t i = begin + mine.column; i < end; i += mine.columns) to[i] = from[i * stride];
}

/// The columns [first, first + count) of a row [extent], as a filter of some radius reads them.
/// Those in [begin, end) of the count lie far enough from the edges, and close enough together, to
/// be filtered where they are; the others are filtered from a padded copy.
template <class T>
class padded_row {
 public:
  int begin, end;

  KOKKOS_FUNCTION padded_row(std::int64_t first, int count, std::int64_t extent,
                             std::int64_t stride, std::int64_t radius, boundary mode, T cval)
      : first_(first - radius),
        extent_(extent),
        stride_(stride),
        halo_(2 * radius),
        count_(count),
        mode_(mode),
        cval_(cval) {
    const std::int64_t from = Kokkos::max<std::int64_t>(radius - first, 0);
    const std::int64_t to = Kokkos::min<std::int64_t>(extent - radius - first, count);
    const bool any = stride == 1 && from < to;
    begin = any ? static_cast<int>(from) : count;
    end = any ? static_cast<int>(to) : count;
  }

  /// Copies what the columns outside of [begin, end) need to `line` [count + 2 * radius].
  KOKKOS_FUNCTION void copy(const team_share& mine, const T* row, T* line) const {
    if (begin > 0) copy(mine, row, line, 0, begin + halo_);
    if (end < count_) copy(mine, row, line, end, count_ + halo_);
  }

 private:
  KOKKOS_FUNCTION void copy(const team_share& mine, const T* row, T* line, std::int64_t from,
                            std::int64_t to) const {
    const std::int64_t inside = Kokkos::clamp<std::int64_t>(-first_, from, to);
    const std::int64_t outside = Kokkos::clamp<std::int64_t>(extent_ - first_, from, to);
    copy_outside(mine, row, line, from, inside);
    copy_row(mine, row + first_ * stride_, stride_, line, inside, outside);
    copy_outside(mine, row, line, outside, to);
  }

  KOKKOS_FUNCTION void copy_outside(const team_share& mine, const T* row, T* line,
                                    std::int64_t from, std::int64_t to) const {
    for (std::int64_t i = from + mine.column; i < to; i += mine.columns) {
      const std::int64_t at = boundary_index(mode_, first_ + i, extent_);
      line[i] = at < 0 ? cval_ : row[at * stride_];
    }
  }

  std::int64_t first_;  // the column that is line[0]
  std::int64_t extent_, stride_, halo_;
  int count_;
  boundary mode_;
  T cval_;
};

}  // namespace kordon::v0::ndimage::kernel
