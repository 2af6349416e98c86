// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_BitManipulation.hpp>
#include <Kokkos_Core.hpp>

/// Lines of pixels as words of 64 bits: bit p of word c of a line is pixel 64 c + p of that line.
namespace kordon::inline v0::ndimage::kernel::bits {

inline constexpr int word_pixels = 64;

/// On a host a table, because compilers turn a shift by the loop counter into slower vector code.
struct single_bits {
  std::uint32_t bit[32]{};
  constexpr single_bits() {
    for (int p = 0; p < 32; ++p) bit[p] = std::uint32_t{1} << p;
  }
};
inline constexpr single_bits singles;

KOKKOS_FORCEINLINE_FUNCTION std::uint32_t single(int p) {
  KOKKOS_IF_ON_HOST((return singles.bit[p];))
  KOKKOS_IF_ON_DEVICE((return std::uint32_t{1} << p;))
}

/// The bits of `word` moved one pixel on; `before` is the word to the left, or 0 at the start of a
/// line.
KOKKOS_INLINE_FUNCTION std::uint64_t shift_in(std::uint64_t word, std::uint64_t before) {
  return word << 1 | before >> (word_pixels - 1);
}

/// The first pixels of runs: set, with the pixel to the left not set.
KOKKOS_INLINE_FUNCTION std::uint64_t run_starts(std::uint64_t word, std::uint64_t before) {
  return word & ~shift_in(word, before);
}

/// Bit j (0..7) of `byte` in byte j, as 0 or 1; higher bits of `byte` do not matter.
KOKKOS_INLINE_FUNCTION std::uint64_t spread(std::uint64_t byte) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  const std::uint64_t picked = (byte & 0xff) * ones & 0x8040201008040201u;
  return (picked + 0x7f7f7f7f7f7f7f7fu) >> 7 & ones;
}

/// The bits 0..p.
KOKKOS_INLINE_FUNCTION std::uint64_t through(int p) {
  return ~std::uint64_t{0} >> (word_pixels - 1 - p);
}

KOKKOS_INLINE_FUNCTION std::int32_t count(std::uint64_t word) {
  return static_cast<std::int32_t>(Kokkos::Experimental::popcount_builtin(word));
}

/// The place of the lowest bit that is set; 64 if there is none, which countr_zero_builtin() would ask
/// first: a branch that nobody can foretell.
KOKKOS_INLINE_FUNCTION int lowest(std::uint64_t word) {
  return count((word - 1) & ~word);
}

}  // namespace kordon::v0::ndimage::kernel::bits
