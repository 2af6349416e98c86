// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/linalg/kernel/array.hpp>
#include <kordon/linalg/kernel/gemm_tile.hpp>
#include <kordon/memory/scratch.hpp>
#include <utility>

namespace kordon::inline v0::linalg::kernel {

namespace detail {

template <class T>
struct gemm_layout {
  std::int64_t depth;  // of a panel
  T* a;                // [slivers, depth, rows]
  T* b;                // [slivers, depth, columns]
};

/// For C[m, n], whose rows are the contiguous ones.
template <class T, class Exec>
gemm_layout<T> layout_gemm(std::int64_t m, std::int64_t n, std::int64_t k, scratch& memory) {
  using sizes = gemm_sizes<T, Exec>;
  const auto padded = [](std::int64_t extent, std::int64_t width) {
    return (extent + width - 1) / width * width;
  };
  gemm_layout<T> l{std::min(k, sizes::depth), nullptr, nullptr};
  l.a = memory.take<T>(static_cast<std::size_t>(padded(m, sizes::rows) * l.depth));
  l.b = memory.take<T>(static_cast<std::size_t>(padded(n, sizes::columns) * l.depth));
  return l;
}

/// The operands as the tiles want them. Where the columns of C are the contiguous ones that is the
/// transposed problem.
template <class T>
struct gemm_problem {
  std::int64_t m, n, k;
  matrix_data<const T> a, b;
  matrix_data<T> c;
};

template <class T, class Exec>
gemm_problem<T> make_gemm_problem(transpose ta, const matrix<const T, Exec>& a, transpose tb,
                                  const matrix<const T, Exec>& b, const matrix<T, Exec>& c) {
  const auto extent = [](const auto& array, int d) {
    return static_cast<std::int64_t>(array.extent(d));
  };
  const std::int64_t k = extent(a, ta == transpose::none ? 1 : 0);
  gemm_problem<T> p{extent(c, 0), extent(c, 1), k, op(a, ta), op(b, tb), data_of(c)};
  if (p.n > 1 && (p.m == 1 || p.c.column_step <= p.c.row_step)) return p;
  return {p.n, p.m, k, p.b.transposed(), p.a.transposed(), p.c.transposed()};
}

/// Cuts C into tiles, smaller ones where there would be too few for all threads.
template <class T, class Exec>
void add_panel(const Exec& exec, gemm_tile<T, Exec> tile) {
  using sizes = gemm_sizes<T, Exec>;
  const auto ceil_div = [](std::int64_t p, std::int64_t q) { return (p + q - 1) / q; };
  const std::int64_t wanted = 4 * kordon::kernel::teams_at_work(exec, sizes::threads);
  tile.tile_rows = sizes::tile_rows;
  tile.tile_columns = sizes::tile_columns;
  const auto tiles = [&] {
    return ceil_div(tile.m, tile.tile_rows) * ceil_div(tile.n, tile.tile_columns);
  };
  while (tiles() < wanted && tile.tile_columns > 4 * sizes::columns) tile.tile_columns /= 2;
  while (tiles() < wanted && tile.tile_rows > 4 * sizes::rows) tile.tile_rows /= 2;
  tile.row_tiles = ceil_div(tile.m, tile.tile_rows);
  kordon::kernel::for_each_team("kordon::linalg.gemm::tiles", exec, tiles(), sizes::threads, tile);
}

template <int Width, class T, class Exec>
void pack_panel(const Exec& exec, const T* from, std::int64_t along, std::int64_t across,
                std::int64_t depth, std::int64_t extent, T* to) {
  using packing = gemm_pack<T, Width>;
  constexpr std::int64_t item = packing::group * Width;
  kordon::kernel::for_each_team("kordon::linalg.gemm::pack", exec, (extent + item - 1) / item,
                                gemm_sizes<T, Exec>::threads,
                                packing{from, along, across, depth, extent, to});
}

}  // namespace detail

/// Bytes of scratch that gemm needs: a panel of each operand.
template <class T, class Exec>
std::size_t gemm_scratch(const Exec&, transpose ta, const matrix<const T, Exec>& a, transpose tb,
                         const matrix<const T, Exec>& b, const matrix<T, Exec>& c) {
  const auto p = detail::make_gemm_problem<T, Exec>(ta, a, tb, b, c);
  scratch count;
  detail::layout_gemm<T, Exec>(p.m, p.n, p.k, count);
  return count.used();
}

/// C[m, n] = alpha * op(A)[m, k] * op(B)[k, n] + beta * C (BLAS xGEMM; packing after Goto & van de
/// Geijn 2008).
///
/// A beta of 0 does not read C, an alpha of 0 neither A nor B; k may be 0. Any strides; C must not
/// overlap A, B. Work items: slivers of panels, then tiles of C; the same bits for any number of
/// threads. Returns after submission.
template <class T, class Exec>
void gemm(const Exec& exec, T alpha, transpose ta, const matrix<const T, Exec>& a, transpose tb,
          const matrix<const T, Exec>& b, T beta, const matrix<T, Exec>& c, scratch& memory) {
  using sizes = detail::gemm_sizes<T, Exec>;
  auto p = detail::make_gemm_problem<T, Exec>(ta, a, tb, b, c);
  if (p.m == 0 || p.n == 0) return;
  const auto l = detail::layout_gemm<T, Exec>(p.m, p.n, p.k, memory);
  if (alpha == T(0)) p.k = 0;
  std::int64_t at = 0;
  do {
    const std::int64_t depth = std::min(l.depth, p.k - at);
    detail::pack_panel<sizes::rows>(exec, p.a.at + at * p.a.column_step, p.a.column_step,
                                    p.a.row_step, depth, p.m, l.a);
    detail::pack_panel<sizes::columns>(exec, p.b.at + at * p.b.row_step, p.b.row_step,
                                       p.b.column_step, depth, p.n, l.b);
    const update<T> put{alpha, at == 0 ? beta : T(1)};
    detail::add_panel<T, Exec>(exec, {p.m, p.n, depth, 0, 0, 0, l.a, l.b, p.c, put});
    at += l.depth;
  } while (at < p.k);
}

}  // namespace kordon::v0::linalg::kernel
