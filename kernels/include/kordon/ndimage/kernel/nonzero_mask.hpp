// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// The mask of 64 adjacent bytes: bit p is set where `bytes[p]` is not zero.
KOKKOS_INLINE_FUNCTION std::uint64_t nonzero_mask(const unsigned char* bytes) {
  constexpr std::uint64_t low = 0x7f7f7f7f7f7f7f7fu;
  std::uint64_t x = 0;
  for (int k = 0; k < 8; ++k) {
    std::uint64_t eight = 0;
    for (int j = 0; j < 8; ++j) eight |= std::uint64_t{bytes[8 * k + j]} << 8 * j;
    x |= ((((eight & low) + low) | eight) >> 7 & 0x0101010101010101u) << k;
  }
  // Byte j, bit k is pixel 8 k + j: turn the 8 x 8 bits over.
  std::uint64_t t = (x ^ (x >> 7)) & 0x00AA00AA00AA00AAu;
  x ^= t ^ (t << 7);
  t = (x ^ (x >> 14)) & 0x0000CCCC0000CCCCu;
  x ^= t ^ (t << 14);
  t = (x ^ (x >> 28)) & 0x00000000F0F0F0F0u;
  return x ^ t ^ (t << 28);
}

}  // namespace kordon::v0::ndimage::kernel
