// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>

namespace kordon::inline v0::ndimage::kernel {

namespace detail {

/// Eight bytes, or as many eights as a vector holds; and the lowest byte of each. (Compilers make a
/// loop over eights of scalars, at less than half of the speed.)
#if defined(KOKKOS_COMPILER_NVCC)
using eights = std::uint64_t;

KOKKOS_INLINE_FUNCTION unsigned char lowest_bytes(eights e) {
  return static_cast<unsigned char>(e);
}
#else
typedef std::uint64_t eights __attribute__((vector_size(kordon::kernel::vector_bytes)));

KOKKOS_INLINE_FUNCTION auto lowest_bytes(eights e) {
  typedef unsigned char bytes __attribute__((vector_size(kordon::kernel::vector_bytes / 8)));
  return __builtin_convertvector(e, bytes);  // what GCC and Clang share
}
#endif

}  // namespace detail

/// The mask of 64 adjacent bytes: bit p is set where `bytes[p]` is not zero.
KOKKOS_INLINE_FUNCTION std::uint64_t nonzero_mask(const unsigned char* bytes) {
  static_assert(std::endian::native == std::endian::little, "byte 0 of eight is the lowest");
  constexpr std::uint64_t low = 0x7f7f7f7f7f7f7f7fu;
  std::uint64_t mask = 0;
  auto* const to = reinterpret_cast<unsigned char*>(&mask);
  for (std::size_t at = 0; at < sizeof(mask) * 8; at += sizeof(detail::eights)) {
    detail::eights e;
    std::memcpy(&e, bytes + at, sizeof(e));
    e = ((((e & low) + low) | e) & ~low) >> 7;  // bit 0 of each byte: whether it is not zero
    e |= e >> 7;
    e |= e >> 14;
    e |= e >> 28;  // the lowest byte has one bit of each
    const auto eight_bits = detail::lowest_bytes(e);
    std::memcpy(to + at / 8, &eight_bits, sizeof(eight_bits));
  }
  return mask;
}

}  // namespace kordon::v0::ndimage::kernel
