// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// A row that is kept in `Ways` strands (a power of 2), `pitch` apart: column c is element c / Ways
/// of strand c % Ways. The neighbours of a vector of a strand's columns, at any distance, are a
/// vector of a strand again, which serves the neighbours of `Ways` outputs. In a row that is kept
/// as it is, each is loaded for one output, across two lines of a cache.
template <int Ways>
struct strands {
  std::int64_t pitch;

  static constexpr int unit = Ways;

  KOKKOS_FORCEINLINE_FUNCTION std::int64_t offset(std::int64_t column) const {
    const std::int64_t strand = column & (Ways - 1);
    return strand * pitch + (column - strand) / Ways;
  }
  /// The columns before and after those at p.
  template <class T>
  KOKKOS_FORCEINLINE_FUNCTION const T* before(const T* p) const {
    return p - 1;
  }
  template <class T>
  KOKKOS_FORCEINLINE_FUNCTION const T* after(const T* p) const {
    return p + 1;
  }
};

/// The packs of `Ways` strands become the packs of as many columns in their order.
template <int Ways, class Pack>
KOKKOS_FORCEINLINE_FUNCTION void weave(Pack (&p)[Ways]) {
  if constexpr (Ways > 1) {
    constexpr int half = Ways / 2;
    Pack even[half], odd[half];
    kordon::kernel::unrolled<half>([&](int i) {
      even[i] = p[2 * i];
      odd[i] = p[2 * i + 1];
    });
    weave<half>(even);
    weave<half>(odd);
    kordon::kernel::unrolled<half>([&](int i) {
      kordon::kernel::zip(even[i], odd[i]);
      p[2 * i] = even[i];
      p[2 * i + 1] = odd[i];
    });
  }
}

/// The opposite of weave().
template <int Ways, class Pack>
KOKKOS_FORCEINLINE_FUNCTION void unweave(Pack (&p)[Ways]) {
  if constexpr (Ways > 1) {
    constexpr int half = Ways / 2;
    Pack even[half], odd[half];
    kordon::kernel::unrolled<half>([&](int i) {
      even[i] = p[2 * i];
      odd[i] = p[2 * i + 1];
      kordon::kernel::unzip(even[i], odd[i]);
    });
    unweave<half>(even);
    unweave<half>(odd);
    kordon::kernel::unrolled<half>([&](int i) {
      p[2 * i] = even[i];
      p[2 * i + 1] = odd[i];
    });
  }
}

}  // namespace kordon::v0::ndimage::kernel
