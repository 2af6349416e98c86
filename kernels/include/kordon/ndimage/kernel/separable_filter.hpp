// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/ndimage/boundary.hpp>
#include <kordon/ndimage/kernel/boundary_index.hpp>
#include <kordon/ndimage/kernel/padded_row.hpp>
#include <kordon/ndimage/kernel/separable_plan.hpp>
#include <kordon/ndimage/kernel/taps.hpp>
#include <string>

namespace kordon::inline v0::ndimage::kernel {

namespace detail {

/// Runs one sweep. A team takes tiles of the output [tile_rows, tile_columns]. For some rows at a
/// time it filters the rows of the input that come into reach along the columns into its buffer,
/// and the buffer along the rows into the output. The buffer slides down the tile: what it still
/// needs moves up when it is full.
template <class Exec, class T, tap_symmetry RowSymmetry, tap_symmetry ColumnSymmetry>
struct separable_tiles {
  using tuning = separable_tuning<Exec, T>;
  static constexpr int chunk = tuning::chunk;
  static constexpr int lanes = kordon::kernel::pack_lanes<T, Exec>;
  using across_rows = taps_across_rows<T, RowSymmetry>;
  using along_row = taps_along_row<T, ColumnSymmetry>;
  static constexpr int group = across_rows::rows;

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
    T* buffer;         // [capacity + 4, pitch]
    T* lines;          // [lines, line]
    std::int64_t top;  // the row that is the first of the buffer
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
    t.lines = t.buffer + (s.capacity + group) * s.pitch;
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

  KOKKOS_FUNCTION T* buffered(const tile& t, std::int64_t row) const {
    return t.buffer + (row - t.top) * s.pitch;
  }

  /// Brings the rows [begin, end), which may lie outside of the array, into the buffer.
  template <class Team>
  KOKKOS_FUNCTION void fetch(const Team& team, const tile& t, std::int64_t begin,
                             std::int64_t end) const {
    const team_share mine = team_share::of<tuning::lanes>(team);
    const std::int64_t radius = s.columns.radius;
    const padded_row<T> padded(t.column, t.columns, s.columns.extent, s.columns.in_stride, radius,
                               mode, cval);
    for (; begin < end; begin += tuning::lines) {
      const int rows = static_cast<int>(Kokkos::min<std::int64_t>(tuning::lines, end - begin));
      for (int r = mine.row; r < rows; r += mine.rows) {
        const std::int64_t row = boundary_index(mode, begin + r, s.rows.extent);
        T* const to = buffered(t, begin + r);
        if (row < 0) {
          for (int c = mine.column; c < t.columns; c += mine.columns) to[c] = cval;
        } else if (radius == 0) {
          copy_row(mine, t.in + row * s.rows.in_stride + t.column * s.columns.in_stride,
                   s.columns.in_stride, to, 0, t.columns);
        } else {
          padded.copy(mine, t.in + row * s.rows.in_stride, t.lines + r * s.line);
        }
      }
      team.team_barrier();
      if (radius == 0) continue;
      for (int r = mine.row; r < rows; r += mine.rows) {
        const std::int64_t row = boundary_index(mode, begin + r, s.rows.extent);
        if (row < 0) continue;
        const T* const line = t.lines + r * s.line + radius;
        T* const to = buffered(t, begin + r);
        filter_columns(mine, line, to, 0, padded.begin);
        filter_columns(mine, t.in + row * s.rows.in_stride + t.column, to, padded.begin,
                       padded.end);
        filter_columns(mine, line, to, padded.end, t.columns);
      }
      team.team_barrier();
    }
  }

  KOKKOS_FUNCTION void filter_columns(const team_share& mine, const T* from, T* to, int begin,
                                      int end) const {
    const int most = tuning::host ? end - begin : 1;
    for (int c = begin + mine.column; c < end; c += mine.columns * most) {
      along_row::apply(from + c, column_weights, s.columns.radius, to + c, most);
    }
  }

  /// Fills the rows of a whole buffer that lie outside of the array from those inside.
  template <class Team>
  KOKKOS_FUNCTION void pad(const Team& team, const tile& t) const {
    const team_share mine = team_share::of<tuning::lanes>(team);
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

  /// Moves the rows [first, end) to the top of the buffer. Threads move columns, so that none
  /// overwrites what another has yet to read.
  template <class Team>
  KOKKOS_FUNCTION void move_up(const Team& team, tile& t, std::int64_t first,
                               std::int64_t end) const {
    for (std::int64_t r = first; r < end; ++r) {
      const T* const from = buffered(t, r);
      T* const to = t.buffer + (r - first) * s.pitch;
      for (int c = team.team_rank(); c < t.columns; c += team.team_size()) to[c] = from[c];
    }
    t.top = first;
    team.team_barrier();
  }

  /// Filters the buffer along the rows and writes the rows [begin, end) of the output.
  template <class Team>
  KOKKOS_FUNCTION void emit(const Team& team, const tile& t, std::int64_t begin,
                            std::int64_t end) const {
    const team_share mine = team_share::of<tuning::lanes>(team);
    for (int c = mine.column * chunk; c < t.columns; c += mine.columns * chunk) {
      const int columns = chunk == 1 ? 1 : Kokkos::min(chunk, t.columns - c);
      for (std::int64_t row = begin + mine.row * group; row < end; row += mine.rows * group) {
        emit_group(t, row, static_cast<int>(Kokkos::min<std::int64_t>(group, end - row)), c,
                   columns);
      }
    }
  }

  KOKKOS_FUNCTION void emit_group(const tile& t, std::int64_t row, int rows, int column,
                                  int columns) const {
    const T* const from = buffered(t, row) + column;
    T* const to = t.out + row * s.rows.out_stride + (t.column + column) * s.columns.out_stride;
    if (rows == group && s.columns.out_stride == 1) {
      across_rows::template apply<lanes>(from, s.pitch, row_weights, s.rows.radius, to,
                                         s.rows.out_stride, columns);
      return;
    }
    T sums[group * chunk];
    across_rows::template apply<lanes>(from, s.pitch, row_weights, s.rows.radius, sums, chunk,
                                       columns);
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < columns; ++c) {
        to[r * s.rows.out_stride + c * s.columns.out_stride] = sums[r * chunk + c];
      }
    }
  }
};

}  // namespace detail

/// Filters `in` into `out`, which do not overlap, along each axis d whose radius is not 0, with
/// weights[d] [radius + 1] from the centre outwards, in memory of `exec`, and with buffers of the
/// plan's size. Returns after submission. The plan chooses the order of the axes: where mode is
/// constant, it shows unless the weights of each axis sum to 1. (scipy.ndimage.correlate1d, axis
/// after axis)
template <tap_symmetry RowSymmetry = tap_symmetry::even,
          tap_symmetry ColumnSymmetry = tap_symmetry::even, class Exec, class T>
void separable_filter(const std::string& label, const Exec& exec, const separable_plan& plan,
                      const T* in, T* out, const std::array<const T*, 3>& weights, T* buffers,
                      boundary mode, T cval) {
  using tuning = separable_tuning<Exec, T>;
  for (int i = 0; i < plan.count; ++i) {
    const separable_sweep& s = plan.sweeps[i];
    kordon::kernel::for_each_team(label + (i == 0 ? "::rows_and_columns" : "::planes"), exec,
                                  s.league, tuning::threads,
                                  detail::separable_tiles<Exec, T, RowSymmetry, ColumnSymmetry>{
                                      s, i == 0 ? in : out, out, weights[s.rows.number],
                                      weights[s.columns.number], buffers, mode, cval});
  }
}

}  // namespace kordon::v0::ndimage::kernel
