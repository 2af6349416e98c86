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
#include <kordon/ndimage/kernel/padded_rows.hpp>
#include <kordon/ndimage/kernel/row_ring.hpp>
#include <kordon/ndimage/kernel/separable_plan.hpp>
#include <kordon/ndimage/kernel/strands.hpp>
#include <kordon/ndimage/kernel/taps.hpp>
#include <kordon/ndimage/kernel/team_share.hpp>
#include <string>

namespace kordon::inline v0::ndimage::kernel {

namespace detail {

/// Runs one sweep. A team takes tiles of the output [tile_rows, tile_columns]. For some rows at a
/// time it copies the rows of the input that come into reach to its ring, filters them along the
/// rows into its lines, and those along the columns into the output. All but the output stays in
/// the nearer caches, and no two rows wait for each other's place there, whatever the strides of
/// the array are.
template <class Exec, class T, tap_symmetry Symmetry>
struct separable_tiles {
  using tuning = separable_tuning<Exec, T>;
  static constexpr int ways = tuning::ways, lanes = tuning::vector, group = tuning::group;
  static constexpr int block = ways * lanes;  // columns that are filtered side by side
  using across_rows = taps<T, Symmetry, group, lanes>;
  using along_row = taps<T, Symmetry, ways, lanes>;
  using pack = kordon::kernel::pack<T, lanes>;

  separable_sweep s;
  const T* in;
  T* out;
  tap_weights<T> row_weights;
  tap_weights<T> column_weights;
  T* scratch;  // [league, elements]
  boundary mode;
  T cval;

  /// Where a team stands in the array.
  struct tile {
    padded_rows<T> in;  // its plane
    T* out;
    std::int64_t row, row_end, column, column_end;
    row_ring<T, group> ring;  // of rows in strands, from column - halo on
    T* lines;                 // [step, pitch], the same
    std::int64_t next;        // the row that the ring lacks
  };

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    for (std::int64_t t = team.league_rank(); t < s.tiles(); t += s.league) filter(team, t);
  }

 private:
  template <class Team>
  KOKKOS_FUNCTION void filter(const Team& team, std::int64_t number) const {
    const std::int64_t plane = number / (s.row_tiles * s.column_tiles);
    tile t;
    t.in = {in + plane * s.planes.in_stride,
            s.rows.extent,
            s.columns.extent,
            s.rows.in_stride,
            s.columns.in_stride,
            mode,
            cval};
    t.out = out + plane * s.planes.out_stride;
    t.row = number / s.column_tiles % s.row_tiles * s.tile_rows;
    t.row_end = Kokkos::min(t.row + s.tile_rows, s.rows.extent);
    t.column = number % s.column_tiles * s.tile_columns;
    t.column_end = Kokkos::min(t.column + s.tile_columns, s.columns.extent);
    T* const memory = scratch + team.league_rank() * s.elements;
    t.ring = {memory, s.ring_rows, s.pitch, t.row - s.reach};
    t.lines = memory + s.ring_rows * s.pitch;
    t.next = t.row - s.rows.radius;

    if (s.whole) bring(team, t, t.row_end + s.rows.radius);
    for (std::int64_t row = t.row; row < t.row_end; row += tuning::step) {
      const std::int64_t end = Kokkos::min(row + tuning::step, t.row_end);
      bring(team, t, end + s.rows.radius);
      filter_rows(team, t, row, end);
      team.team_barrier();
      if (s.columns.radius == 0) continue;
      filter_columns(team, t, row, end);
    }
    team.team_barrier();
  }

  /// Brings the rows up to `end`, any of which may lie outside of the array, into the ring.
  template <class Team>
  KOKKOS_FUNCTION void bring(const Team& team, tile& t, std::int64_t end) const {
    const team_share mine = team_share::of<tuning::lanes>(team);
    for (std::int64_t row = t.next + mine.row; row < end; row += mine.rows) {
      if (s.columns.radius == 0) {
        t.in.template copy<lanes>(mine, row, t.column, t.column_end, t.ring(row), strands<1>{0});
      } else {
        t.in.template copy<lanes>(mine, row, t.column - s.halo, t.column_end + s.halo, t.ring(row),
                                  strands<ways>{s.strand});
      }
    }
    t.next = Kokkos::max(t.next, end);
    team.team_barrier();
  }

  /// Filters the rows [begin, end) along the rows: into the lines, or into the output where that is
  /// all.
  template <class Team>
  KOKKOS_FUNCTION void filter_rows(const Team& team, const tile& t, std::int64_t begin,
                                   std::int64_t end) const {
    const team_share mine = team_share::of<tuning::lanes>(team);
    const bool is_all = s.columns.radius == 0;
    const std::int64_t count = is_all ? t.column_end - t.column : ways * s.strand;
    for (std::int64_t row = begin + mine.row * group; row < end; row += mine.rows * group) {
      const T* const from = t.ring(row);
      T* const line = t.lines + (row - begin) * s.pitch;
      T* const to = t.out + row * s.rows.out_stride + t.column * s.columns.out_stride;
      const std::int64_t direct =
          is_all && s.columns.out_stride == 1 && row + group <= end ? count - lanes : -1;
      for (std::int64_t i = mine.column * lanes; i < count; i += mine.columns * lanes) {
        pack sum[group];
        across_rows::apply(from + i, t.ring, row_weights, sum);
        if (i <= direct) {
          if (tuning::host) prefetch(t, row, t.column + i);
          kordon::kernel::unrolled<group>(
              [&](int r) { sum[r].store(to + r * s.rows.out_stride + i); });
          continue;
        }
        kordon::kernel::unrolled<group>([&](int r) { sum[r].store(line + r * s.pitch + i); });
        if (!is_all) continue;
        const std::int64_t columns = count - i < lanes ? count - i : lanes;
        for (int r = 0; r < group && row + r < end; ++r) {
          copy(line + r * s.pitch + i, to + r * s.rows.out_stride + i * s.columns.out_stride,
               columns);
        }
      }
    }
  }

  /// Asks for what bring() will copy after these rows.
  KOKKOS_FORCEINLINE_FUNCTION void prefetch(const tile& t, std::int64_t row,
                                            std::int64_t column) const {
    for (int r = 0; r < group; ++r) {
      t.in.prefetch(row + r + s.rows.radius + tuning::step, column, column + lanes);
    }
  }

  /// Filters the lines of the rows [begin, end) along the columns into the output.
  template <class Team>
  KOKKOS_FUNCTION void filter_columns(const Team& team, const tile& t, std::int64_t begin,
                                      std::int64_t end) const {
    const team_share mine = team_share::of<tuning::lanes>(team);
    const int columns = static_cast<int>(t.column_end - t.column);
    for (std::int64_t row = begin + mine.row; row < end; row += mine.rows) {
      const T* const line = t.lines + (row - begin) * s.pitch + s.halo / ways;
      for (int c = mine.column * block; c < columns; c += mine.columns * block) {
        // What bring() will copy after these rows.
        if (tuning::host)
          t.in.prefetch(row + s.rows.radius + tuning::step, t.column + c, t.column + c + block);
        pack sum[ways];
        along_row::apply(line + c / ways, strands<ways>{s.strand}, column_weights, sum);
        weave<ways>(sum);
        write(t, row, t.column + c, columns - c, sum);
      }
    }
  }

  /// Writes a block, or its first columns.
  KOKKOS_FORCEINLINE_FUNCTION void write(const tile& t, std::int64_t row, std::int64_t column,
                                         int columns, const pack (&values)[ways]) const {
    T* const to = t.out + row * s.rows.out_stride + column * s.columns.out_stride;
    if (columns >= block && s.columns.out_stride == 1) {
      kordon::kernel::unrolled<ways>([&](int way) { values[way].store(to + way * lanes); });
      return;
    }
    T each[block];
    kordon::kernel::unrolled<ways>([&](int way) { values[way].store(each + way * lanes); });
    copy(each, to, columns < block ? columns : block);
  }

  KOKKOS_FUNCTION void copy(const T* from, T* to, std::int64_t columns) const {
    for (std::int64_t c = 0; c < columns; ++c) to[c * s.columns.out_stride] = from[c];
  }
};

}  // namespace detail

/// Filters `in` into `out`, which do not overlap, along each axis d whose radius is not 0, with the
/// taps weights[d] and with buffers of the plan's size. Returns after submission. The plan chooses
/// the order of the axes: where mode is constant, it shows unless the weights of each axis sum to
/// 1. (scipy.ndimage.correlate1d, axis after axis)
template <tap_symmetry Symmetry, class Exec, class T>
void separable_filter(const std::string& label, const Exec& exec, const separable_plan& plan,
                      const T* in, T* out, const std::array<tap_weights<T>, 3>& weights, T* buffers,
                      boundary mode, T cval) {
  using tuning = separable_tuning<Exec, T>;
  for (int i = 0; i < plan.count; ++i) {
    const separable_sweep& s = plan.sweeps[i];
    kordon::kernel::for_each_team(label + (i == 0 ? "::rows_and_columns" : "::planes"), exec,
                                  s.league, tuning::threads,
                                  detail::separable_tiles<Exec, T, Symmetry>{
                                      s, i == 0 ? in : out, out, weights[s.rows.number],
                                      weights[s.columns.number], buffers, mode, cval});
  }
}

}  // namespace kordon::v0::ndimage::kernel
