// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/ndimage/boundary.hpp>
#include <kordon/ndimage/kernel/boundary_index.hpp>
#include <kordon/ndimage/kernel/separable_plan.hpp>
#include <kordon/ndimage/kernel/taps.hpp>
#include <string>

namespace kordon::inline v0::ndimage::kernel {

namespace detail {

/// Runs one sweep. A team takes tiles of the output [tile_rows, Pitch]. For a few rows at a time it pads the rows
/// of the input that come into reach, filters them along the columns into its buffer, and filters the buffer
/// along the rows into the output. A buffer slides down a tile; at its end, what is still needed moves up.
template <class Exec, class T, int Pitch, tap_symmetry RowSymmetry, tap_symmetry ColumnSymmetry>
struct separable_tiles {
  using tuning = separable_tuning<Exec, T>;
  static constexpr int group = 4;  // output rows that share what they read
  static constexpr int chunk = tuning::chunk < Pitch ? tuning::chunk : Pitch;
  static constexpr int lanes = kordon::kernel::pack_lanes<T, Exec>;
  using across_rows = taps_across_rows<T, RowSymmetry, group, Pitch>;
  using along_row = taps_along_row<T, ColumnSymmetry>;

  separable_sweep s;
  const T* in;
  T* out;
  const T* row_weights;
  const T* column_weights;
  T* buffers;  // [league, elements]
  boundary mode;
  T cval;

  /// Where a team stands in the array.
  struct tile {
    const T* in;  // its plane
    T* out;
    std::int64_t row, row_end, column;
    int columns;
    T* buffer;         // [capacity + step, Pitch]
    T* lines;          // [step, line]
    std::int64_t top;  // the row that is the first of the buffer
  };

  /// A thread's share of a team's loops over rows and columns.
  struct share {
    int row, rows, column, columns;
    template <class Team>
    KOKKOS_FUNCTION explicit share(const Team& team)
        : row(team.team_rank() / tuning::lanes),
          rows(team.team_size() / tuning::lanes),
          column(team.team_rank() % tuning::lanes),
          columns(tuning::lanes) {}
  };

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    for (std::int64_t t = team.league_rank(); t < s.tiles(); t += s.league) filter(team, t);
  }

 private:
  template <class Team>
  KOKKOS_FUNCTION void filter(const Team& team, std::int64_t number) const {
    tile t;
    const std::int64_t plane = number / (s.row_tiles * s.column_tiles);
    t.in = in + plane * s.planes.in_stride;
    t.out = out + plane * s.planes.out_stride;
    t.row = number / s.column_tiles % s.row_tiles * s.tile_rows;
    t.row_end = Kokkos::min(t.row + s.tile_rows, s.rows.extent);
    t.column = number % s.column_tiles * s.tile_columns;
    t.columns = static_cast<int>(Kokkos::min(s.tile_columns, s.columns.extent - t.column));
    t.buffer = buffers + team.league_rank() * s.elements;
    t.lines = t.buffer + (s.capacity + tuning::step) * Pitch;
    t.top = t.row - s.rows.radius;

    std::int64_t filled = t.top;
    if (s.whole) {
      fetch(team, t, t.row, t.row_end);
      pad(team, t);
      filled = t.row_end + s.rows.radius;
    }
    for (std::int64_t row = t.row; row < t.row_end; row += tuning::step) {
      const std::int64_t end = Kokkos::min(row + tuning::step, t.row_end);
      const std::int64_t needed = end + s.rows.radius;
      if (needed - t.top > s.capacity) move_up(team, t, row - s.rows.radius, filled);
      fetch(team, t, filled, needed);
      filled = Kokkos::max(filled, needed);
      emit(team, t, row, end);
      team.team_barrier();
    }
  }

  KOKKOS_FUNCTION static T* buffered(const tile& t, std::int64_t row) {
    return t.buffer + (row - t.top) * Pitch;
  }

  /// Brings the rows [begin, end), which may lie outside of the array, into the buffer.
  template <class Team>
  KOKKOS_FUNCTION void fetch(const Team& team, const tile& t, std::int64_t begin,
                             std::int64_t end) const {
    const share mine(team);
    for (; begin < end; begin += tuning::lines) {
      const int rows = static_cast<int>(Kokkos::min<std::int64_t>(tuning::lines, end - begin));
      for (int r = mine.row; r < rows; r += mine.rows) {
        const std::int64_t row = boundary_index(mode, begin + r, s.rows.extent);
        const T* const from = t.in + row * s.rows.in_stride;
        if (row < 0) {
          T* const to = buffered(t, begin + r);
          for (int c = mine.column; c < t.columns; c += mine.columns) to[c] = cval;
        } else if (s.columns.radius == 0) {
          copy(mine, from + t.column * s.columns.in_stride, s.columns.in_stride,
               buffered(t, begin + r), 0, t.columns);
        } else {
          read_padded(mine, t, from, t.lines + r * s.line);
        }
      }
      team.team_barrier();
      if (s.columns.radius == 0) continue;
      for (int r = mine.row; r < rows; r += mine.rows) {
        const std::int64_t row = boundary_index(mode, begin + r, s.rows.extent);
        if (row < 0) continue;
        filter_columns(mine, t, t.in + row * s.rows.in_stride, t.lines + r * s.line,
                       buffered(t, begin + r));
      }
      team.team_barrier();
    }
  }

  /// The columns [direct, direct_end) of a tile are filtered where they are, the others from a padded copy.
  struct direct_columns {
    int begin, end;
    KOKKOS_FUNCTION direct_columns(const separable_sweep& s, const tile& t) {
      const std::int64_t radius = s.columns.radius;
      const std::int64_t from = Kokkos::max<std::int64_t>(radius - t.column, 0);
      const std::int64_t to = Kokkos::min<std::int64_t>(s.columns.extent - radius - t.column, t.columns);
      const bool any = s.columns.in_stride == 1 && from < to;
      begin = any ? static_cast<int>(from) : t.columns;
      end = any ? static_cast<int>(to) : t.columns;
    }
  };

  /// The columns of the tile's row that are not direct, and those within reach of them.
  KOKKOS_FUNCTION void read_padded(const share& mine, const tile& t, const T* row, T* to) const {
    const direct_columns direct(s, t);
    const std::int64_t halo = 2 * s.columns.radius;
    if (direct.begin > 0) read_padded(mine, t, row, to, 0, direct.begin + halo);
    if (direct.end < t.columns) read_padded(mine, t, row, to, direct.end, t.columns + halo);
  }

  KOKKOS_FUNCTION void read_padded(const share& mine, const tile& t, const T* row, T* to,
                                   std::int64_t begin, std::int64_t end) const {
    const std::int64_t first = t.column - s.columns.radius;  // the column that is to[0]
    const std::int64_t inside = Kokkos::clamp<std::int64_t>(-first, begin, end);
    const std::int64_t outside = Kokkos::clamp<std::int64_t>(s.columns.extent - first, begin, end);
    read_outside(mine, row, first, to, begin, inside);
    copy(mine, row + first * s.columns.in_stride, s.columns.in_stride, to, inside, outside);
    read_outside(mine, row, first, to, outside, end);
  }

  KOKKOS_FUNCTION void read_outside(const share& mine, const T* row, std::int64_t first, T* to,
                                    std::int64_t begin, std::int64_t end) const {
    for (std::int64_t i = begin + mine.column; i < end; i += mine.columns) {
      const std::int64_t from = boundary_index(mode, first + i, s.columns.extent);
      to[i] = from < 0 ? cval : row[from * s.columns.in_stride];
    }
  }

  KOKKOS_FUNCTION static void copy(const share& mine, const T* KOKKOS_RESTRICT from,
                                   std::int64_t stride, T* KOKKOS_RESTRICT to, std::int64_t begin,
                                   std::int64_t end) {
    for (std::int64_t i = begin + mine.column; i < end; i += mine.columns) to[i] = from[i * stride];
  }

  KOKKOS_FUNCTION void filter_columns(const share& mine, const tile& t, const T* row, const T* line,
                                      T* to) const {
    const direct_columns direct(s, t);
    const T* const padded = line + s.columns.radius;
    filter_columns(mine, padded, to, 0, direct.begin);
    filter_columns(mine, row + t.column, to, direct.begin, direct.end);
    filter_columns(mine, padded, to, direct.end, t.columns);
  }

  KOKKOS_FUNCTION void filter_columns(const share& mine, const T* from, T* to, int begin,
                                      int end) const {
    for (int c = begin + mine.column * chunk; c < end; c += mine.columns * chunk) {
      along_row::apply(from + c, column_weights, s.columns.radius, to + c, count(c, end));
    }
  }

  KOKKOS_FUNCTION static int count(int column, int end) {
    return chunk == 1 ? 1 : Kokkos::min(chunk, end - column);
  }

  /// Fills the rows of a whole buffer that lie outside of the array from those inside.
  template <class Team>
  KOKKOS_FUNCTION void pad(const Team& team, const tile& t) const {
    const share mine(team);
    const std::int64_t radius = s.rows.radius;
    for (std::int64_t r = mine.row; r < 2 * radius; r += mine.rows) {
      const std::int64_t row = r < radius ? r - radius : s.rows.extent + r - radius;
      const std::int64_t from = boundary_index(mode, row, s.rows.extent);
      for (int c = mine.column; c < t.columns; c += mine.columns) {
        buffered(t, row)[c] = from < 0 ? cval : buffered(t, from)[c];
      }
    }
    team.team_barrier();
  }

  /// Moves the rows [first, end) to the top of the buffer. A thread moves columns of its own, downwards.
  template <class Team>
  KOKKOS_FUNCTION void move_up(const Team& team, tile& t, std::int64_t first,
                               std::int64_t end) const {
    const T* KOKKOS_RESTRICT from = buffered(t, first);
    T* KOKKOS_RESTRICT to = t.buffer;
    for (std::int64_t r = 0; r < end - first; ++r) {
      for (int c = team.team_rank(); c < t.columns; c += team.team_size()) {
        to[r * Pitch + c] = from[r * Pitch + c];
      }
    }
    t.top = first;
    team.team_barrier();
  }

  /// Filters the buffer along the rows and writes the rows [begin, end) of the output.
  template <class Team>
  KOKKOS_FUNCTION void emit(const Team& team, const tile& t, std::int64_t begin,
                            std::int64_t end) const {
    const share mine(team);
    for (int c = mine.column * chunk; c < t.columns; c += mine.columns * chunk) {
      for (std::int64_t row = begin + mine.row * group; row < end; row += mine.rows * group) {
        const int rows = static_cast<int>(Kokkos::min<std::int64_t>(group, end - row));
        T sums[group * chunk];
        T* const to = t.out + row * s.rows.out_stride + (t.column + c) * s.columns.out_stride;
        const bool direct = rows == group && s.columns.out_stride == 1;
        across_rows::template apply<lanes>(
            buffered(t, row) + c, row_weights, s.rows.radius, direct ? to : sums,
            direct ? s.rows.out_stride : chunk, count(c, t.columns));
        if (direct) continue;
        for (int r = 0; r < rows; ++r) {
          write(sums + r * chunk, count(c, t.columns), to + r * s.rows.out_stride,
                s.columns.out_stride);
        }
      }
    }
  }

  KOKKOS_FUNCTION static void write(const T* KOKKOS_RESTRICT from, int count, T* KOKKOS_RESTRICT to,
                                    std::int64_t stride) {
    for (int i = 0; i < count; ++i) to[i * stride] = from[i];
  }
};

}  // namespace detail

/// Filters `in` into `out` (which do not overlap) along each axis d whose radius is not 0, with weights[d]
/// [radius + 1] from the centre outwards, in memory of `exec`; `buffers` as the plan says. Returns after submission.
/// The order of the axes is the plan's: where mode is constant, that shows unless the weights of an axis sum to 1.
template <tap_symmetry RowSymmetry = tap_symmetry::even,
          tap_symmetry ColumnSymmetry = tap_symmetry::even, class Exec, class T>
void separable_filter(const std::string& label, const Exec& exec, const separable_plan& plan,
                      const T* in, T* out, const std::array<const T*, 3>& weights, T* buffers,
                      boundary mode, T cval) {
  using tuning = separable_tuning<Exec, T>;
  for (int i = 0; i < plan.count; ++i) {
    const separable_sweep& s = plan.sweeps[i];
    const auto run = [&](auto pitch) {
      kordon::kernel::for_each_team(
          label + (i == 0 ? "::rows_and_columns" : "::planes"), exec, s.league, tuning::threads,
          detail::separable_tiles<Exec, T, decltype(pitch)::value, RowSymmetry, ColumnSymmetry>{
              s, i == 0 ? in : out, out, weights[s.rows.number], weights[s.columns.number], buffers,
              mode, cval});
    };
    if (s.wide) {
      run(std::integral_constant<int, tuning::wide>{});
    } else {
      run(std::integral_constant<int, tuning::narrow>{});
    }
  }
}

}  // namespace kordon::v0::ndimage::kernel
