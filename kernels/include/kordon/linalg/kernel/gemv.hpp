// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/linalg/kernel/array.hpp>
#include <kordon/linalg/kernel/gemv_tile.hpp>
#include <kordon/memory/scratch.hpp>

namespace kordon::inline v0::linalg::kernel {

namespace detail {

/// How the matrix is cut: tiles of rows, each cut into `splits` ranges of columns whose sums are
/// added up later.
template <class T>
struct gemv_layout {
  std::int64_t m, n;
  bool along_rows;  // rows, not columns, are the contiguous ones
  std::int64_t tile_rows, row_tiles, tile_columns, splits;
  T* x;        // [n], where x must be made contiguous first
  T* partial;  // [splits, m]
};

template <class T, class Exec>
gemv_layout<T> layout_gemv(std::int64_t m, std::int64_t n, const matrix_data<const T>& a,
                           std::int64_t x_step, scratch& memory) {
  using std::int64_t;
  constexpr bool host = kordon::kernel::is_host_exec<Exec>;
  constexpr int64_t wanted = host ? 256 : 1024;  // tiles
  const auto ceil_div = [](int64_t p, int64_t q) { return (p + q - 1) / q; };
  gemv_layout<T> l{};
  l.m = m;
  l.n = n;
  l.along_rows = n > 1 && (m == 1 || a.column_step <= a.row_step);
  int64_t least = 64;  // columns of a tile
  if (l.along_rows) {
    // Few columns call for many rows, so that a tile is worth its start; many for a cut, so that x
    // stays cached.
    constexpr int64_t group = gemv_rows<T, Exec>::group, elements = host ? 65536 : 1;
    l.tile_rows = ceil_div(std::max(group, elements / std::max<int64_t>(1, n)), group) * group;
    least = host ? 4096 : 1024;
    l.splits = ceil_div(n, 16384);
  } else {
    l.tile_rows = gemv_columns<T, Exec, 1>::kept * (host ? 1 : 128);
    l.splits = 1;
  }
  l.row_tiles = ceil_div(m, l.tile_rows);
  const int64_t more = ceil_div(wanted, std::max<int64_t>(1, l.row_tiles));
  l.splits = std::max<int64_t>({1, l.splits, std::min(more, n / least)});
  l.tile_columns = ceil_div(n, l.splits);
  if (l.along_rows && x_step != 1) l.x = memory.take<T>(static_cast<std::size_t>(n));
  if (l.splits > 1) l.partial = memory.take<T>(static_cast<std::size_t>(l.splits * m));
  return l;
}

template <class T>
struct gather_vector {
  vector_data<const T> x;
  T* to;
  KOKKOS_FUNCTION void operator()(std::int64_t i) const { to[i] = x[i]; }
};

template <class T>
struct add_splits {
  const T* partial;
  std::int64_t m, splits;
  update<T> put;
  vector_data<T> y;

  KOKKOS_FUNCTION void operator()(std::int64_t i) const {
    T sum(0);
    for (std::int64_t s = 0; s < splits; ++s) sum += partial[s * m + i];
    put(y[i], sum);
  }
};

}  // namespace detail

/// Bytes of scratch that gemv needs.
template <class T, class Exec>
std::size_t gemv_scratch(const Exec&, transpose t, const matrix<const T, Exec>& a,
                         const vector<const T, Exec>& x, const vector<T, Exec>& y) {
  scratch count;
  detail::layout_gemv<T, Exec>(static_cast<std::int64_t>(y.extent(0)),
                               static_cast<std::int64_t>(x.extent(0)), op(a, t), data_of(x).step,
                               count);
  return count.used();
}

/// y[m] = alpha * op(A)[m, n] * x[n] + beta * y (BLAS xGEMV).
///
/// A beta of 0 does not read y, an alpha of 0 neither A nor x. Any strides; y must not overlap the
/// others. Work items: tiles of A, then rows; the same bits for any number of threads. Returns
/// after submission.
template <class T, class Exec>
void gemv(const Exec& exec, T alpha, transpose t, const matrix<const T, Exec>& a,
          const vector<const T, Exec>& x, T beta, const vector<T, Exec>& y, scratch& memory) {
  using rows = Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>;
  constexpr int threads = kordon::kernel::is_host_exec<Exec> ? 1 : 128;
  const auto m = static_cast<std::int64_t>(y.extent(0));
  const auto n = alpha == T(0) ? 0 : static_cast<std::int64_t>(x.extent(0));
  const auto matrix = op(a, t);
  auto vector = data_of(x);
  const auto l = detail::layout_gemv<T, Exec>(m, n, matrix, vector.step, memory);
  if (l.x != nullptr) {
    Kokkos::parallel_for("kordon::linalg.gemv::gather", rows(exec, 0, n),
                         detail::gather_vector<T>{vector, l.x});
    vector = {l.x, 1};
  }
  const update<T> put{alpha, beta};
  const detail::gemv_tile<T> tile{m,         n,      l.tile_rows, l.row_tiles, l.tile_columns,
                                  l.splits,  matrix, vector,      l.partial,   put,
                                  data_of(y)};
  const auto run = [&](const auto& body) {
    kordon::kernel::for_each_team("kordon::linalg.gemv::tiles", exec, l.row_tiles * l.splits,
                                  threads, body);
  };
  if (l.along_rows) {
    run(detail::gemv_rows<T, Exec>{tile});
  } else if (matrix.row_step == 1) {
    run(detail::gemv_columns<T, Exec, kordon::kernel::pack_lanes<T, Exec>>{tile});
  } else {
    run(detail::gemv_columns<T, Exec, 1>{tile});
  }
  if (l.splits > 1) {
    Kokkos::parallel_for("kordon::linalg.gemv::add", rows(exec, 0, m),
                         detail::add_splits<T>{l.partial, m, l.splits, put, data_of(y)});
  }
}

}  // namespace kordon::v0::linalg::kernel
