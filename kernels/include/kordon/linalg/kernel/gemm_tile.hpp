// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/tuning.hpp>
#include <kordon/linalg/kernel/array.hpp>

namespace kordon::inline v0::linalg::kernel::detail {

/// The sizes of gemm. A thread keeps rows x columns sums in registers (6 x 2 vectors and their
/// operands are what 16 vector registers hold); `depth` products go into each before it is stored;
/// a work item has a tile of sums whose operands fit in the cache next to the core.
template <class T, class Exec>
struct gemm_sizes {
  static constexpr bool host = kordon::kernel::is_host_exec<Exec>;
  static constexpr int lanes = kordon::kernel::pack_lanes<T, Exec>;
  static constexpr int rows = host ? 6 : 8, packs = host ? 2 : 8, columns = packs * lanes;
  static constexpr std::int64_t depth = 256;
  static constexpr std::int64_t tile_rows = host ? 16 * rows : 128;
  static constexpr std::int64_t tile_columns = host ? 512 : 128;
  static constexpr int threads = host ? 1 : 256;
};

/// Copies a panel of an operand, `depth` long and `extent` wide, into slivers [depth, Width] which
/// the sums read front to back; the last one is filled up with zeros. Item: `group` slivers.
template <class T, int Width>
struct gemm_pack {
  static constexpr std::int64_t group = 8;

  const T* from;
  std::int64_t along, across;  // steps of `from`
  std::int64_t depth, extent;
  T* to;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t begin = team.league_rank() * group * Width;
    const std::int64_t end = Kokkos::min(extent, begin + group * Width);
    if (along < across) {  // reads run along the depth
      for (std::int64_t s = begin; s < end; s += Width) {
        for (int w = 0; w < Width; ++w) {
          for (std::int64_t p = team.team_rank(); p < depth; p += team.team_size()) {
            to[s * depth + p * Width + w] = at(p, s + w);
          }
        }
      }
    } else {
      for (std::int64_t p = team.team_rank(); p < depth; p += team.team_size()) {
        for (std::int64_t s = begin; s < end; s += Width) {
          T* KOKKOS_RESTRICT sliver = to + s * depth + p * Width;
          const T* KOKKOS_RESTRICT line = from + p * along + s * across;
          if (across == 1 && s + Width <= extent) {
            for (int w = 0; w < Width; ++w) sliver[w] = line[w];
          } else {
            for (int w = 0; w < Width; ++w) sliver[w] = at(p, s + w);
          }
        }
      }
    }
  }

  KOKKOS_FUNCTION T at(std::int64_t p, std::int64_t w) const {
    return w < extent ? from[p * along + w * across] : T(0);
  }
};

/// C = alpha * A * B + beta * C for packed panels of A and B. Item: a tile of C.
template <class T, class Exec>
struct gemm_tile {
  using sizes = gemm_sizes<T, Exec>;
  using pack = kordon::kernel::pack<T, sizes::lanes>;
  static constexpr int rows = sizes::rows, columns = sizes::columns, packs = sizes::packs;

  std::int64_t m, n, depth;
  std::int64_t tile_rows, row_tiles, tile_columns;
  const T* a;
  const T* b;
  matrix_data<T> c;
  update<T> put;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t row = team.league_rank() % row_tiles * tile_rows;
    const std::int64_t column = team.league_rank() / row_tiles * tile_columns;
    const std::int64_t high = (Kokkos::min(tile_rows, m - row) + rows - 1) / rows;
    const std::int64_t wide = (Kokkos::min(tile_columns, n - column) + columns - 1) / columns;
    // Down the rows first: the sliver of B stays in the nearest cache.
    for (std::int64_t t = team.team_rank(); t < high * wide; t += team.team_size()) {
      block(row + t % high * rows, column + t / high * columns);
    }
  }

  [[gnu::flatten]] KOKKOS_FUNCTION void block(std::int64_t row, std::int64_t column) const {
    using kordon::kernel::unrolled;
    const T* KOKKOS_RESTRICT left = a + row * depth;
    const T* KOKKOS_RESTRICT right = b + column * depth;
    pack sums[rows][packs] = {};
    for (std::int64_t p = 0; p < depth; ++p, left += rows, right += columns) {
      pack line[packs] = {};
      unrolled<packs>([&](int j) { line[j] = pack::load(right + j * sizes::lanes); });
      unrolled<rows>([&](int i) {
        const T factor = left[i];
        unrolled<packs>([&](int j) { sums[i][j].add_product(factor, line[j]); });
      });
    }
    if (c.column_step == 1 && row + rows <= m && column + columns <= n) {
      const pack alpha = pack::fill(put.alpha), beta = pack::fill(put.beta);
      const bool reads = put.beta != T(0);
      unrolled<rows>([&](int i) {
        unrolled<packs>([&](int j) {
          T* to = &c(row + i, column + j * sizes::lanes);
          pack sum = alpha * sums[i][j];
          if (reads) sum.add_product(beta, pack::load(to));
          sum.store(to);
        });
      });
    } else {
      T kept[rows * columns];
      unrolled<rows>([&](int i) {
        unrolled<packs>([&](int j) { sums[i][j].store(kept + i * columns + j * sizes::lanes); });
      });
      const std::int64_t high = Kokkos::min<std::int64_t>(rows, m - row);
      const std::int64_t wide = Kokkos::min<std::int64_t>(columns, n - column);
      for (std::int64_t i = 0; i < high; ++i) {
        for (std::int64_t j = 0; j < wide; ++j) put(c(row + i, column + j), kept[i * columns + j]);
      }
    }
  }
};

}  // namespace kordon::v0::linalg::kernel::detail
