// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/stream.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/ndimage/boundary.hpp>
#include <kordon/ndimage/kernel/boundary_index.hpp>
#include <kordon/ndimage/kernel/coming_rows.hpp>
#include <kordon/ndimage/kernel/padded_rows.hpp>
#include <kordon/ndimage/kernel/row_block.hpp>
#include <kordon/ndimage/kernel/row_ring.hpp>
#include <kordon/ndimage/kernel/separable_plan.hpp>
#include <kordon/ndimage/kernel/strands.hpp>
#include <kordon/ndimage/kernel/taps.hpp>
#include <kordon/ndimage/kernel/team_share.hpp>
#include <string>
#include <utility>

namespace kordon::inline v0::ndimage::kernel {

namespace detail {

/// Runs one sweep. A team takes tiles of the output [tile_rows, tile_columns]. For some rows at a
/// time it copies the rows of the input that come into reach to its ring, filters them along the
/// rows into its lines, and those along the columns into the output. All but the output stays in
/// the nearer caches, and no two rows wait for each other's place there, whatever the strides of
/// the array are. A host reads ahead meanwhile: memory and arithmetic take their time side by side.
template <class Exec, class T, tap_symmetry Symmetry>
struct separable_tiles {
  using tuning = separable_tuning<Exec, T>;
  static constexpr int ways = tuning::ways, woven = tuning::woven;
  static constexpr int lanes = tuning::vector, group = tuning::group;
  static constexpr int block = ways * lanes / woven;  // columns that are filtered side by side
  static constexpr int held = Symmetry == tap_symmetry::even ? tuning::held : 0;
  using across_rows = taps<T, Symmetry, group, lanes>;
  using along_row = taps<T, Symmetry, ways, lanes>;
  using pack = kordon::kernel::pack<T, lanes>;
  using coming = coming_rows<T, group, lanes>;
  using in_memory = weights_in_memory<T, lanes>;

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
    row_ring<T, group> ring;  // of rows from column - halo on
    T* lines;                 // [step, pitch], those filtered now, in strands
    std::int64_t next;        // the row that the ring lacks
    const T* soon;            // row 0 of the columns to ask for
  };

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team, std::int64_t number) const {
    const std::int64_t plane = plane_of(number);
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
    t.column = column_of(number);
    t.column_end = Kokkos::min(t.column + s.tile_columns, s.columns.extent);
    T* const memory = scratch + team.league_rank() * s.elements;
    t.ring = {memory, s.ring_rows, s.pitch, t.row - s.reach};
    t.next = t.row - s.rows.radius;
    // Where a tile has all its rows at once, the tile that the team probably takes next is asked for.
    const bool has_next = s.whole && number + s.league < s.tiles();
    const std::int64_t soon = has_next ? number + s.league : number;
    t.soon = in + plane_of(soon) * s.planes.in_stride + column_of(soon) * s.columns.in_stride;

    const std::int64_t last = t.row_end + s.rows.radius;
    if (s.whole) bring(team, t, last, {});
    for (std::int64_t row = t.row; row < t.row_end; row += tuning::step) {
      const std::int64_t end = Kokkos::min(row + tuning::step, t.row_end);
      const coming later = comes(t, row + s.reach, last);
      bring(team, t, Kokkos::min(row + s.reach + tuning::step, last), later);
      t.lines = memory + s.ring_rows * s.pitch;
      if constexpr (tuning::host) {
        t.lines = kordon::kernel::ahead_of(output<1>(t, row, end).data, t.lines);
      }
      filter_rows(team, t, row, end, later);
      team.team_barrier();
      if (s.columns.radius == 0) continue;
      filter_columns(team, t, row, end, std::make_integer_sequence<int, held>{});
    }
    team.team_barrier();
    if (s.streams) kordon::kernel::settle_streams();
  }

 private:
  KOKKOS_FUNCTION std::int64_t plane_of(std::int64_t number) const {
    return number / (s.row_tiles * s.column_tiles);
  }
  KOKKOS_FUNCTION std::int64_t column_of(std::int64_t number) const {
    return number % s.column_tiles * s.tile_columns;
  }

  /// The column of the array that the ring's rows begin with.
  KOKKOS_FUNCTION std::int64_t ring_column(const tile& t) const { return t.column - s.halo; }

  /// The rows from `row` on as they come into reach, before `last`: none unless they lie in the
  /// array side by side, where the ring lacks them.
  KOKKOS_FUNCTION coming comes(const tile& t, std::int64_t row, std::int64_t last) const {
    const bool inside = row + group <= Kokkos::min(last, t.in.rows) && t.in.column_stride == 1;
    if (!tuning::host || s.whole || row != t.next || !inside) return {};
    const std::int64_t origin = ring_column(t);
    const std::int64_t columns = Kokkos::min(t.column_end + s.halo, t.in.columns) - origin;
    return {.from = t.in.data + row * t.in.row_stride + origin,
            .to = t.ring(row),
            .from_stride = t.in.row_stride,
            .to_stride = s.pitch,
            .begin = Kokkos::max<std::int64_t>(-origin, 0),
            .end = columns / lanes * lanes};
  }

  /// Brings the rows up to `end`, any of which may lie outside of the array, into the ring; of those
  /// that come later only the edges, whose columns have the same place in all of them.
  template <class Team>
  KOKKOS_FUNCTION void bring(const Team& team, tile& t, std::int64_t end,
                             const coming& later) const {
    const team_share mine = team_share::of<tuning::lanes>(team);
    const std::int64_t origin = ring_column(t);
    const std::int64_t left = Kokkos::max(origin, -s.columns.radius);
    const std::int64_t right =
        Kokkos::min(t.column_end + s.halo, s.columns.extent + s.columns.radius);
    if (later.any()) {
      const auto edge = [&](std::int64_t begin, std::int64_t stop) {
        for (std::int64_t c = begin; c < stop; ++c) {
          const std::int64_t inside = boundary_index(mode, c, t.in.columns);
          if (inside < 0) {
            later.fill_column(c - origin, cval);
          } else {
            later.copy_column(c - origin, inside - origin);
          }
        }
      };
      edge(left, origin + later.begin);
      edge(origin + later.end, right);
    } else {
      for (std::int64_t row = t.next + mine.row; row < end; row += mine.rows) {
        t.in.template copy<lanes>(mine, row, left, right, t.ring(row) + (left - origin));
      }
    }
    t.next = Kokkos::max(t.next, end);
    team.team_barrier();
  }

  /// Filters the rows [begin, end) along the rows: into the lines, or into the output where that is
  /// all. (Locals, since a store might change a member, for all that compilers know.)
  template <class Team>
  [[gnu::flatten]] KOKKOS_FUNCTION void filter_rows(const Team& team, const tile& t,
                                                    std::int64_t begin, std::int64_t end,
                                                    const coming& later) const {
    const team_share mine = team_share::of<tuning::lanes>(team);
    const row_ring<T, group> ring = t.ring;
    const in_memory weights{row_weights};
    const std::int64_t pitch = s.pitch;
    const strands<ways, woven> place{pitch * woven / ways};
    const bool is_all = s.columns.radius == 0;
    const std::int64_t count = t.column_end - t.column + 2 * s.halo;
    for (std::int64_t row = begin + mine.row * group; row < end; row += mine.rows * group) {
      const T* const from = ring(row);
      T* const line = t.lines + (row - begin) * pitch;
      const auto to = output<group>(t, row, end);
      const rows_ahead<T> next = ahead(t, row, group);
      for (std::int64_t i = mine.column * lanes; i < count; i += mine.columns * lanes) {
        if constexpr (tuning::host) later.copy(i);
        pack sum[group];
        across_rows::apply(from + i, ring, weights, sum);
        if (is_all) {
          if constexpr (tuning::host) next.template prefetch<group>(i);
          to.write(i, sum);
          continue;
        }
        kordon::kernel::unrolled<group / woven>([&](int g) {
          pack strand[woven];
          kordon::kernel::unrolled<woven>([&](int w) { strand[w] = sum[g * woven + w]; });
          kordon::kernel::transpose(strand);
          kordon::kernel::unrolled<woven>(
              [&](int w) { strand[w].store(line + g * woven * pitch + place.offset(i + w)); });
        });
      }
    }
  }

  /// Filters the lines of the rows [begin, end) along the columns into the output, with weights that
  /// stay in registers if they are few.
  template <class Team, int... Pairs>
  KOKKOS_FUNCTION void filter_columns(const Team& team, const tile& t, std::int64_t begin,
                                      std::int64_t end,
                                      std::integer_sequence<int, Pairs...>) const {
    const bool is_done =
        ((column_weights.pairs == Pairs + 1 &&
          (filter_columns_by(team, t, begin, end,
                             weights_in_registers<T, lanes, Pairs + 1>(column_weights)),
           true)) ||
         ...);
    if (!is_done) filter_columns_by(team, t, begin, end, in_memory{column_weights});
  }

  template <class Team, class Weights>
  [[gnu::flatten]] KOKKOS_FUNCTION void filter_columns_by(const Team& team, const tile& t,
                                                          std::int64_t begin, std::int64_t end,
                                                          const Weights& weights_there) const {
    const team_share mine = team_share::of<tuning::lanes>(team);
    const strands<ways, woven> place{s.pitch * woven / ways};
    const Weights weights = weights_there;
    const std::int64_t columns = t.column_end - t.column;
    for (std::int64_t row = begin + mine.row * woven; row < end; row += mine.rows * woven) {
      const T* const line = t.lines + (row - begin) * s.pitch + place.offset(s.halo);
      const auto to = output<woven>(t, row, end);
      const rows_ahead<T> next = ahead(t, row, woven);
      for (std::int64_t c = mine.column * block; c < columns; c += mine.columns * block) {
        if constexpr (tuning::host) next.template prefetch<woven>(c);
        pack sum[ways];
        along_row::apply(line + place.offset(c), place, weights, sum);
        kordon::kernel::unrolled<ways / woven>([&](int g) {
          pack each[woven];
          kordon::kernel::unrolled<woven>([&](int w) { each[w] = sum[g * woven + w]; });
          kordon::kernel::transpose(each);
          to.write(c + g * lanes, each);
        });
      }
    }
  }

  /// The output of `Rows` rows from `row` on, before `end`.
  template <int Rows>
  KOKKOS_FORCEINLINE_FUNCTION row_block<T, Rows, lanes> output(const tile& t, std::int64_t row,
                                                               std::int64_t end) const {
    return {t.out + row * s.rows.out_stride + t.column * s.columns.out_stride,
            end - row,
            t.column_end - t.column,
            s.rows.out_stride,
            s.columns.out_stride,
            s.streams};
  }

  /// What to ask for while the rows at `row` are filtered, as many as they are: what comes into
  /// reach after them, or the same rows of another tile. (The stride of a lone row means nothing.)
  KOKKOS_FORCEINLINE_FUNCTION rows_ahead<T> ahead(const tile& t, std::int64_t row,
                                                  int count) const {
    if (t.in.rows < count) return {t.soon, 0};
    const std::int64_t next =
        Kokkos::min(s.whole ? row : row + s.reach + tuning::step, t.in.rows - count);
    return {t.soon + next * t.in.row_stride, t.in.row_stride};
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
    kordon::kernel::for_each_item(label + (i == 0 ? "::rows_and_columns" : "::planes"), exec,
                                  s.tiles(), tuning::threads,
                                  detail::separable_tiles<Exec, T, Symmetry>{
                                      s, i == 0 ? in : out, out, weights[s.rows.number],
                                      weights[s.columns.number], buffers, mode, cval});
  }
}

}  // namespace kordon::v0::ndimage::kernel
