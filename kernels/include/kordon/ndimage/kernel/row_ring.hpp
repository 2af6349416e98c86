// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// A buffer [rows, pitch] in which rows follow one another for ever: a new one takes the place of
/// the oldest. Groups of `Unit` rows lie together, since `rows` is a multiple of Unit.
template <class T, int Unit>
struct row_ring {
  static constexpr int unit = Unit;

  T* data;
  std::int64_t rows, pitch;
  std::int64_t origin;  // the row that was first

  KOKKOS_FUNCTION T* operator()(std::int64_t row) const {
    return data + (row - origin) % rows * pitch;
  }
  /// Where row r < Unit of a group begins.
  KOKKOS_FORCEINLINE_FUNCTION std::int64_t offset(int row) const { return row * pitch; }
  /// The groups before and after the one at p, which may point into its first row.
  KOKKOS_FORCEINLINE_FUNCTION const T* before(const T* p) const {
    return p - data >= Unit * pitch ? p - Unit * pitch : p + (rows - Unit) * pitch;
  }
  KOKKOS_FORCEINLINE_FUNCTION const T* after(const T* p) const {
    return p - data < (rows - Unit) * pitch ? p + Unit * pitch : p - (rows - Unit) * pitch;
  }
};

}  // namespace kordon::v0::ndimage::kernel
