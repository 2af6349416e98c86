// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/tuning.hpp>
#include <kordon/linalg/kernel/array.hpp>

namespace kordon::inline v0::linalg::kernel::detail {

/// What the work items of gemv share: item = tile of rows, fastest, and range of columns.
template <class T>
struct gemv_tile {
  std::int64_t m, n, tile_rows, row_tiles, tile_columns, splits;
  matrix_data<const T> a;
  vector_data<const T> x;
  T* partial;  // [splits, m]
  update<T> put;
  vector_data<T> y;

  struct range {
    std::int64_t split, row, row_end, column, column_end;
  };
  KOKKOS_FUNCTION range of(std::int64_t item) const {
    const std::int64_t split = item / row_tiles, row = item % row_tiles * tile_rows;
    const std::int64_t column = Kokkos::min(n, split * tile_columns);
    return {split, row, Kokkos::min(m, row + tile_rows), column,
            Kokkos::min(n, column + tile_columns)};
  }
  KOKKOS_FUNCTION void store(std::int64_t split, std::int64_t row, T sum) const {
    if (splits == 1) {
      put(y[row], sum);
    } else {
      partial[split * m + row] = sum;
    }
  }
};

/// For matrices whose rows are contiguous: the threads of a team walk along a few rows together.
template <class T, class Exec>
struct gemv_rows {
  static constexpr int lanes = kordon::kernel::pack_lanes<T, Exec>, packs = 2, group = 4;
  using pack = kordon::kernel::pack<T, lanes>;

  gemv_tile<T> tile;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const auto r = tile.of(team.league_rank());
    std::int64_t row = r.row;
    for (; row + group <= r.row_end; row += group) rows<group>(team, r, row);
    for (; row < r.row_end; ++row) rows<1>(team, r, row);
  }

  template <int Rows, class Team>
  [[gnu::flatten]] KOKKOS_FUNCTION void rows(const Team& team,
                                             const typename gemv_tile<T>::range& r,
                                             std::int64_t row) const {
    const T* a = tile.a.at + row * tile.a.row_step;
    const std::int64_t down = tile.a.row_step, along = tile.a.column_step;
    const T* x = tile.x.at;
    T sum[Rows] = {};
    std::int64_t j = r.column;
    if (along == 1) {
      const std::int64_t pitch = std::int64_t{lanes} * team.team_size();
      pack sums[Rows][packs] = {};
      for (; j + packs * pitch <= r.column_end; j += packs * pitch) {
        const std::int64_t mine = j + team.team_rank() * lanes;
        kordon::kernel::unrolled<packs>([&](int p) {
          const pack v = pack::load(x + mine + p * pitch);
          kordon::kernel::unrolled<Rows>([&](int i) {
            sums[i][p].add_product(v, pack::load(a + i * down + mine + p * pitch));
          });
        });
      }
      kordon::kernel::unrolled<Rows>([&](int i) { sum[i] = (sums[i][0] + sums[i][1]).sum(); });
    }
    for (j += team.team_rank(); j < r.column_end; j += team.team_size()) {
      kordon::kernel::unrolled<Rows>([&](int i) { sum[i] += a[i * down + j * along] * x[j]; });
    }
    kordon::kernel::unrolled<Rows>([&](int i) {
      team.team_reduce(Kokkos::Sum<T>(sum[i]));
      if (team.team_rank() == 0) tile.store(r.split, row + i, sum[i]);
    });
  }
};

/// For matrices whose columns are contiguous: a thread adds up the rows of a few packs, on a host
/// over a few columns at a time, which are as many streams as its prefetchers follow; the sums wait
/// in the cache.
template <class T, class Exec, int Lanes>
struct gemv_columns {
  static constexpr bool host = kordon::kernel::is_host_exec<Exec>;
  static constexpr int packs = host && Lanes > 1 ? 2 : 1;
  static constexpr std::int64_t rows = Lanes * packs, panel = host ? 8 : std::int64_t{1} << 40;
  static constexpr std::int64_t kept = host ? 4096 : 1;  // sums a thread keeps: the rows of a tile
  using pack = kordon::kernel::pack<T, Lanes>;

  gemv_tile<T> tile;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const auto r = tile.of(team.league_rank());
    const std::int64_t pitch = host ? 1 : team.team_size();
    const std::int64_t first = r.row + team.team_rank();
    T sums[kept];
    for (std::int64_t k = 0; k < kept; ++k) sums[k] = T(0);
    for (std::int64_t j = r.column; j < r.column_end; j += panel) {
      const std::int64_t end = Kokkos::min(r.column_end, j + panel);
      std::int64_t i = first, k = 0;
      for (; packs > 1 && i + rows <= r.row_end; i += rows, k += rows) add(i, j, end, sums + k);
      for (; i < r.row_end; i += pitch, ++k) {
        T sum = sums[k];
        for (std::int64_t c = j; c < end; ++c) sum += tile.a(i, c) * tile.x[c];
        sums[k] = sum;
      }
    }
    for (std::int64_t i = first, k = 0; i < r.row_end; i += pitch, ++k) {
      tile.store(r.split, i, sums[k]);
    }
  }

  [[gnu::flatten]] KOKKOS_FUNCTION void add(std::int64_t i, std::int64_t j, std::int64_t end,
                                            T* sums) const {
    const T* a = tile.a.at + i;
    pack acc[packs] = {};
    kordon::kernel::unrolled<packs>([&](int p) { acc[p] = pack::load(sums + p * Lanes); });
    for (; j < end; ++j) {
      const T x = tile.x[j];
      kordon::kernel::unrolled<packs>([&](int p) {
        acc[p].add_product(x, pack::load(a + j * tile.a.column_step + p * Lanes));
      });
    }
    kordon::kernel::unrolled<packs>([&](int p) { acc[p].store(sums + p * Lanes); });
  }
};

}  // namespace kordon::v0::linalg::kernel::detail
