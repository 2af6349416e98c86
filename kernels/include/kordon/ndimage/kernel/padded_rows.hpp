// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/ndimage/boundary.hpp>
#include <kordon/ndimage/kernel/boundary_index.hpp>
#include <kordon/ndimage/kernel/team_share.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// An array [rows, columns] that goes on outside of its edges as `mode` says.
template <class T>
struct padded_rows {
  const T* data;
  std::int64_t rows, columns;
  std::int64_t row_stride, column_stride;
  boundary mode;
  T cval;

  /// Copies the columns [begin, end) of a row, any of which may lie outside, which the threads of a
  /// row share.
  template <int Lanes>
  KOKKOS_FUNCTION void copy(const team_share& mine, std::int64_t row, std::int64_t begin,
                            std::int64_t end, T* to) const {
    const std::int64_t inside = boundary_index(mode, row, rows);
    if (inside < 0) {
      for (std::int64_t c = begin + mine.column; c < end; c += mine.columns) to[c - begin] = cval;
      return;
    }
    const T* const from = data + inside * row_stride;
    const std::int64_t first = Kokkos::max<std::int64_t>(begin, 0);
    const std::int64_t last = Kokkos::clamp(columns, first, Kokkos::max(first, end));
    copy_padding(mine, from, begin, begin, first, to);
    if (column_stride == 1) {
      copy_packs<Lanes>(mine, from + first, last - first, to + (first - begin));
    } else {
      for (std::int64_t c = first + mine.column; c < last; c += mine.columns) {
        to[c - begin] = from[c * column_stride];
      }
    }
    copy_padding(mine, from, begin, last, end, to);
  }

 private:
  template <int Lanes>
  KOKKOS_FUNCTION static void copy_packs(const team_share& mine, const T* from, std::int64_t count,
                                         T* to) {
    using pack = kordon::kernel::pack<T, Lanes>;
    std::int64_t i = mine.column * Lanes;
    for (; i + Lanes <= count; i += mine.columns * Lanes) pack::load(from + i).store(to + i);
    for (; i < count; ++i) to[i] = from[i];
  }

  KOKKOS_FUNCTION void copy_padding(const team_share& mine, const T* from, std::int64_t origin,
                                    std::int64_t left, std::int64_t right, T* to) const {
    for (std::int64_t c = left + mine.column; c < right; c += mine.columns) {
      const std::int64_t inside = boundary_index(mode, c, columns);
      to[c - origin] = inside < 0 ? cval : from[inside * column_stride];
    }
  }
};

}  // namespace kordon::v0::ndimage::kernel
