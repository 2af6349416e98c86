// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/linalg/kernel/array.hpp>
#include <kordon/memory/scratch.hpp>
#include <kordon/sparse/kernel/spmv_span.hpp>

namespace kordon::inline v0::sparse::kernel {

/// The arrays of a matrix in compressed sparse rows.
template <class T, class Exec>
struct csr_matrix {
  linalg::kernel::vector<const std::int64_t, Exec> row_map;  // [m + 1]
  linalg::kernel::vector<const std::int32_t, Exec> columns;  // [nnz]
  linalg::kernel::vector<const T, Exec> values;              // [nnz]
};

namespace detail {

template <class T>
struct spmv_layout {
  std::int64_t m, nnz, span, spans;
  spmv_rest<T>* rests;  // [spans]
};

template <class T, class Exec>
spmv_layout<T> layout_spmv(std::int64_t m, std::int64_t nnz, scratch& memory) {
  constexpr std::int64_t least = kordon::kernel::is_host_exec<Exec> ? 65536 : 2048, most = 16384;
  const std::int64_t work = m + nnz;
  const std::int64_t span = std::max(least, (work + most - 1) / most);
  const std::int64_t spans = (work + span - 1) / span;
  return {m, nnz, span, spans, memory.take<spmv_rest<T>>(static_cast<std::size_t>(spans))};
}

template <class View>
std::int64_t rows_of(const View& row_map) {
  return row_map.extent(0) == 0 ? 0 : static_cast<std::int64_t>(row_map.extent(0)) - 1;
}

/// What is left of y[m] when nothing is added.
template <class T>
struct spmv_of_nothing {
  linalg::kernel::update<T> put;
  linalg::kernel::vector_data<T> y;

  KOKKOS_FUNCTION void operator()(std::int64_t row) const { put(y[row], T(0)); }
};

}  // namespace detail

/// Bytes of scratch that spmv needs.
template <class T, class Exec>
std::size_t spmv_scratch(const Exec&, const csr_matrix<T, Exec>& a) {
  scratch count;
  detail::layout_spmv<T, Exec>(detail::rows_of(a.row_map),
                               static_cast<std::int64_t>(a.values.extent(0)), count);
  return count.used();
}

/// y[m] = alpha * A[m, n] * x[n] + beta * y, A in compressed sparse rows (scipy.sparse.csr_array).
///
/// A beta of 0 does not read y, an alpha of 0 neither A nor x. The row map starts at 0, does not decrease and ends at nnz; columns
/// of a row may come in any order and more than once. Any strides; y must not overlap the others.
/// Work items: spans of equal length along rows and entries (Merrill & Garland 2016), whatever the
/// lengths of the rows; the same bits for any number of threads. Returns after submission.
template <class T, class Exec>
void spmv(const Exec& exec, T alpha, const csr_matrix<T, Exec>& a,
          const linalg::kernel::vector<const T, Exec>& x, T beta,
          const linalg::kernel::vector<T, Exec>& y, scratch& memory) {
  using linalg::kernel::data_of;
  // Lanes that share a row: rows of real matrices have few entries.
  constexpr int threads = 32, lanes = 4;
  const auto l = detail::layout_spmv<T, Exec>(
      detail::rows_of(a.row_map), static_cast<std::int64_t>(a.values.extent(0)), memory);
  const linalg::kernel::update<T> put{alpha, beta};
  using rows = Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>;
  if (alpha == T(0))
    return Kokkos::parallel_for("kordon::sparse.spmv::scale", rows(exec, 0, l.m),
                                detail::spmv_of_nothing<T>{put, data_of(y)});
  const auto run = [&](const auto& body) {
    kordon::kernel::for_each_team("kordon::sparse.spmv::spans", exec, l.spans, threads, body,
                                  lanes);
  };
  const auto row_map = data_of(a.row_map);
  const auto columns = data_of(a.columns);
  const auto values = data_of(a.values);
  const auto from = data_of(x);
  const auto to = data_of(y);
  if (columns.step == 1 && values.step == 1 && row_map.step == 1 && from.step == 1) {
    run(detail::spmv_span<T, Exec, true>{l.m, l.nnz, l.span, row_map, columns, values, from, put,
                                         to, l.rests});
  } else {
    run(detail::spmv_span<T, Exec, false>{l.m, l.nnz, l.span, row_map, columns, values, from, put,
                                          to, l.rests});
  }
  Kokkos::parallel_for("kordon::sparse.spmv::rests", rows(exec, 0, l.spans),
                       detail::add_rests<T>{l.spans, l.rests, alpha, to});
}

}  // namespace kordon::v0::sparse::kernel
