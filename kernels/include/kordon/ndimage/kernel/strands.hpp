// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// `Rows` rows that are kept in `Ways` strands (powers of 2, Rows <= Ways), `pitch` apart: column c
/// of row r is element c / Ways * Rows + r of strand c % Ways. The neighbours of a vector of a
/// strand, at any distance, are a vector of a strand again, which serves the neighbours of `Ways`
/// outputs. In rows that are kept as they are, each is loaded for one output, across two lines of a
/// cache.
template <int Ways, int Rows>
struct strands {
  std::int64_t pitch;

  static constexpr int unit = Ways;

  /// Where the rows' elements of a column are.
  KOKKOS_FORCEINLINE_FUNCTION std::int64_t offset(std::int64_t column) const {
    return (column & (Ways - 1)) * pitch + (column & ~std::int64_t{Ways - 1}) * Rows / Ways;
  }
  /// The columns before and after those at p.
  template <class T>
  KOKKOS_FORCEINLINE_FUNCTION const T* before(const T* p) const {
    return p - Rows;
  }
  template <class T>
  KOKKOS_FORCEINLINE_FUNCTION const T* after(const T* p) const {
    return p + Rows;
  }
};

}  // namespace kordon::v0::ndimage::kernel
