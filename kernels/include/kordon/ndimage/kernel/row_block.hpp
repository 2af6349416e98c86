// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/stream.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// Where the packs of `Rows` neighbouring rows go: into an array [rows, columns], as far as they are
/// in it.
template <class T, int Rows, int Lanes>
struct row_block {
  using pack = kordon::kernel::pack<T, Lanes>;

  T* data;
  std::int64_t rows, columns;
  std::int64_t row_stride, column_stride;
  bool streams;  // past the caches: all packs are aligned

  /// Writes the columns from `column` on, packs[r] to row r.
  KOKKOS_FORCEINLINE_FUNCTION void write(std::int64_t column, const pack (&packs)[Rows]) const {
    T* const to = data + column * column_stride;
    if constexpr (Lanes == 1) {
      kordon::kernel::unrolled<Rows>([&](int r) {
        if (r < rows && column < columns) packs[r].store(to + r * row_stride);
      });
      return;
    }
    if (Rows <= rows && column + Lanes <= columns && column_stride == 1) {
      if (streams) {
        kordon::kernel::unrolled<Rows>(
            [&](int r) { kordon::kernel::stream(packs[r], to + r * row_stride); });
      } else {
        kordon::kernel::unrolled<Rows>([&](int r) { packs[r].store(to + r * row_stride); });
      }
      return;
    }
    pack copy[Rows];
    kordon::kernel::unrolled<Rows>([&](int r) { copy[r] = packs[r]; });
    write_each(to, columns - column, copy);
  }

 private:
  /// Writes what there is of the packs. A call, and of a copy: compilers else take the way through
  /// memory for all packs, whether they are written here or not.
  [[gnu::noinline]] KOKKOS_FUNCTION void write_each(T* to, std::int64_t count,
                                                    const pack (&packs)[Rows]) const {
    for (int r = 0; r < Rows && r < rows; ++r) {
      T each[Lanes];
      packs[r].store(each);
      for (int l = 0; l < Lanes && l < count; ++l) {
        to[r * row_stride + l * column_stride] = each[l];
      }
    }
  }
};

}  // namespace kordon::v0::ndimage::kernel
