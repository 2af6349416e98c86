// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/stream.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/kernel/tuning.hpp>
#include <kordon/ndimage/kernel/image.hpp>
#include <utility>

namespace kordon::inline v0::ndimage::kernel {

/// Sizes of the pieces that separable filters work in.
template <class Exec, class T>
struct separable_tuning {
  static constexpr bool host = kordon::kernel::is_host_exec<Exec>;
  static constexpr int vector = kordon::kernel::pack_lanes<T, Exec>;
  static constexpr int threads = host ? 1 : 256;           // of a team
  static constexpr int lanes = host ? 1 : 32;              // of them side by side in a row
  static constexpr int ways = host ? 4 : 1;                // strands of rows in scratch,
  static constexpr int woven = Kokkos::min(ways, vector);  // and how many rows they are
  // Rows that are filtered side by side: they want three registers each.
  static constexpr int group = host && kordon::kernel::vector_bytes == 64 ? 8 : 4;
  // Pairs of weights of columns that stay in registers, beside three for each strand.
  static constexpr int held = host && kordon::kernel::vector_bytes == 64 ? 8 : 0;
  static constexpr int step = host ? group : 32;  // rows filtered between two barriers
  // Columns of a tile, at least and at most: long stretches of memory on a host.
  static constexpr std::int64_t narrow = host ? 4 * vector : 32;
  static constexpr std::int64_t wide = host ? 32768 / sizeof(T) : 64;
  // A team's scratch has whole pages, one to move its lines in and one that stays free: cores fetch
  // ahead within a page. (On a device, lines of a cache.)
  static constexpr std::int64_t page = (host ? kordon::kernel::page_bytes : 64) / sizeof(T);
  // Bytes of a ring, unless narrow tiles need more.
  static constexpr std::int64_t ring = host ? 1 << 20 : 64 << 10;
};

/// One sweep over an array: filters along its rows axis, then along its columns axis, in one go.
struct separable_sweep {
  struct axis {
    std::int64_t extent, in_stride, out_stride, radius;
    int number;  // of the axis in the array
  };
  axis planes, rows, columns;

  bool in_place;  // reads what it writes: only without columns radius, and whole
  bool whole;     // a tile spans all rows, and reads them before it writes any
  bool streams;   // writes past the caches
  std::int64_t tile_rows, tile_columns;
  std::int64_t row_tiles, column_tiles;
  std::int64_t reach;      // the radius of rows, in whole groups
  std::int64_t halo;       // the radius of columns, in whole vectors of strands
  std::int64_t ring_rows;  // that a team has at hand
  std::int64_t pitch;      // elements from one row in scratch to the next
  std::int64_t league;     // teams, each with scratch of `elements`
  std::int64_t elements;

  KOKKOS_FUNCTION std::int64_t tiles() const { return planes.extent * row_tiles * column_tiles; }
};

/// The sweeps of one filter: one for two axes, and a second one for three.
struct separable_plan {
  std::array<separable_sweep, 2> sweeps;
  int count;

  /// Elements of scratch for the teams of a sweep.
  std::int64_t elements() const {
    std::int64_t most = 0;
    for (int i = 0; i < count; ++i) most = std::max(most, sweeps[i].league * sweeps[i].elements);
    return most;
  }
};

namespace detail {

inline std::int64_t divide_up(std::int64_t a, std::int64_t b) {
  return (a + b - 1) / b;
}

/// Puts the axes in the order planes, rows, columns. The columns are the axis that lies closest in
/// memory, unless it is short and not filtered (colours); the planes are not filtered where only
/// two axes are.
inline void order_axes(std::array<separable_sweep::axis, 3>& a) {
  const auto inner = [](const auto& p, const auto& q) {  // whether p belongs inside of q
    const bool p_idle = p.extent == 1 && p.radius == 0, q_idle = q.extent == 1 && q.radius == 0;
    return p_idle != q_idle ? q_idle : p.in_stride < q.in_stride;
  };
  for (auto [p, q] : {std::pair{0, 1}, std::pair{1, 2}, std::pair{0, 1}}) {
    if (inner(a[p], a[q])) std::swap(a[p], a[q]);
  }
  constexpr std::int64_t few = 16;
  if (a[2].radius == 0 && a[2].extent < few && a[1].extent > 1) a = {a[2], a[0], a[1]};
  if (a[1].radius == 0 && a[0].radius > 0) std::swap(a[0], a[1]);
}

inline std::int64_t round_up(std::int64_t a, std::int64_t unit) {
  return divide_up(a, unit) * unit;
}

/// The least odd number of lines of a cache for so many elements, in elements: rows so far apart
/// spread over its sets.
template <class T>
std::int64_t odd_lines(std::int64_t elements) {
  constexpr std::int64_t line = 64 / sizeof(T);
  return (divide_up(elements, line) | 1) * line;
}

/// Chooses the tiles of a sweep whose axes are set.
template <class Exec, class T>
void tile_sweep(const Exec& exec, separable_sweep& s) {
  using tuning = separable_tuning<Exec, T>;
  s.reach = round_up(s.rows.radius, tuning::group);
  s.halo = round_up(s.columns.radius, Kokkos::max(tuning::vector, tuning::ways));
  const std::int64_t all = round_up(s.rows.extent, tuning::group) + 2 * s.reach;
  const std::int64_t some = tuning::step + 2 * s.reach;
  s.whole = s.in_place || all <= some;
  s.ring_rows = s.whole ? all : some;
  const std::int64_t room = tuning::ring / (s.ring_rows * static_cast<std::int64_t>(sizeof(T)));
  const std::int64_t most =
      Kokkos::clamp(room / tuning::narrow * tuning::narrow, tuning::narrow, tuning::wide);
  s.column_tiles = divide_up(s.columns.extent, most);
  s.tile_columns = round_up(divide_up(s.columns.extent, s.column_tiles), tuning::narrow);
  s.column_tiles = divide_up(s.columns.extent, s.tile_columns);
  // Enough tiles for an even share, as long as the rows that two tiles both need are few.
  const std::int64_t concurrency = kordon::kernel::teams_at_work(exec, tuning::threads);
  s.row_tiles = 1;
  if (!s.whole) {
    const std::int64_t there = s.planes.extent * s.column_tiles;
    const std::int64_t even =
        Kokkos::min(divide_up(4 * concurrency, there), s.rows.extent / (8 * s.reach + 32));
    const std::int64_t busy = Kokkos::min(divide_up(concurrency, there), s.rows.extent / some);
    s.row_tiles = Kokkos::max(std::int64_t{1}, Kokkos::max(even, busy));
    if (there == 1 && s.row_tiles > concurrency) s.row_tiles -= s.row_tiles % concurrency;
  }
  s.tile_rows = round_up(divide_up(s.rows.extent, s.row_tiles), tuning::group);
  s.row_tiles = divide_up(s.rows.extent, s.tile_rows);
  s.pitch = odd_lines<T>(s.tile_columns + 2 * s.halo);
  s.league = Kokkos::min(s.tiles(), concurrency);
  s.elements = round_up((s.ring_rows + tuning::step) * s.pitch, tuning::page) + 2 * tuning::page;
}

}  // namespace detail

/// Plans a separable filter with a radius per axis; no axis has an extent of 0.
template <class Exec, class T>
separable_plan plan_separable(const Exec& exec, const image<const T, Exec>& in,
                              const image<T, Exec>& out,
                              const std::array<std::int64_t, 3>& radius) {
  std::array<separable_sweep::axis, 3> axes;
  for (int d = 0; d < 3; ++d) {
    axes[d] = {static_cast<std::int64_t>(in.extent(d)), static_cast<std::int64_t>(in.stride(d)),
               static_cast<std::int64_t>(out.stride(d)), radius[d], d};
  }
  detail::order_axes(axes);
  separable_plan plan{};
  separable_sweep& both = plan.sweeps[plan.count++];
  both.planes = axes[0];
  both.rows = axes[1];
  both.columns = axes[2];
  both.planes.radius = 0;
  both.streams = both.columns.out_stride == 1 &&
                 kordon::kernel::streams_to<Exec>(out.data(), static_cast<std::int64_t>(out.size()),
                                                  {both.rows.out_stride, both.planes.out_stride});
  detail::tile_sweep<Exec, T>(exec, both);
  if (axes[0].radius == 0) return plan;
  separable_sweep& last = plan.sweeps[plan.count++];
  last.planes = axes[1];
  last.rows = axes[0];
  last.columns = axes[2];
  last.planes.radius = last.columns.radius = 0;
  for (auto* a : {&last.planes, &last.rows, &last.columns}) a->in_stride = a->out_stride;
  last.in_place = true;
  if (last.planes.in_stride == last.columns.extent * last.columns.in_stride) {
    last.columns.extent *= std::exchange(last.planes.extent, 1);  // longer stretches of memory
  }
  detail::tile_sweep<Exec, T>(exec, last);
  return plan;
}

}  // namespace kordon::v0::ndimage::kernel
