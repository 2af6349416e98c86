// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// A group of rows that comes into reach. Its elements from `begin` to `end`, in whole packs, are
/// copied to scratch where they are first used, beside other work; the rest before.
template <class T, int Rows, int Lanes>
struct coming_rows {
  const T* from = nullptr;
  T* to = nullptr;
  std::int64_t from_stride = 0, to_stride = 0;
  std::int64_t begin = 0, end = 0;

  KOKKOS_FUNCTION bool any() const { return begin < end; }

  /// Copies the packs at i.
  KOKKOS_FORCEINLINE_FUNCTION void copy(std::int64_t i) const {
    if (i < begin || i >= end) return;
    kordon::kernel::unrolled<Rows>([&](int r) {
      kordon::kernel::pack<T, Lanes>::load(from + r * from_stride + i)
          .store(to + r * to_stride + i);
    });
  }

  /// Element i of each row is what `source` is.
  KOKKOS_FUNCTION void copy_column(std::int64_t i, std::int64_t source) const {
    for (int r = 0; r < Rows; ++r) to[r * to_stride + i] = from[r * from_stride + source];
  }
  KOKKOS_FUNCTION void fill_column(std::int64_t i, T value) const {
    for (int r = 0; r < Rows; ++r) to[r * to_stride + i] = value;
  }
};

/// Rows that will be read after these.
template <class T>
struct rows_ahead {
  const T* data;
  std::int64_t stride;

  /// Asks for one line of a cache of each.
  template <int Rows>
  KOKKOS_FORCEINLINE_FUNCTION void prefetch(std::int64_t column) const {
    for (int r = 0; r < Rows; ++r) kordon::kernel::prefetch(data + r * stride + column);
  }
};

}  // namespace kordon::v0::ndimage::kernel
