// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#if defined(__AVX__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

/// Two things that processors can do and C++ cannot say: gather the signs of bytes into a mask, and
/// store without first reading the memory that is overwritten. The one header that asks the
/// processor; everywhere else, and on devices, plain code does the same.
namespace kordon::inline v0::ndimage::kernel::host_vector {

/// The mask of 64 adjacent bytes: bit p is set where `bytes[p]` is not zero.
KOKKOS_INLINE_FUNCTION std::uint64_t nonzero_mask(const unsigned char* bytes) {
#if defined(__SSE2__)
  KOKKOS_IF_ON_HOST((std::uint64_t zeros = 0; for (int part = 0; part < 64; part += 16) {
    const __m128i pixels = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + part));
    const int mask = _mm_movemask_epi8(_mm_cmpeq_epi8(pixels, _mm_setzero_si128()));
    zeros |= static_cast<std::uint64_t>(mask) << part;
  } return ~zeros;))
#endif
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

/// Results below this many bytes may still fit a cache and are better written through it.
inline constexpr std::int64_t worth_streaming = std::int64_t{16} << 20;

/// Whether streaming stores may go to `address`: a multiple of 16 bytes.
KOKKOS_INLINE_FUNCTION bool can_stream(const void* address) {
  return reinterpret_cast<std::uintptr_t>(address) % 16 == 0;
}

/// Copies `Count` (a multiple of 8) values with streaming stores.
template <int Count>
KOKKOS_INLINE_FUNCTION void stream(std::int32_t* to, const std::int32_t* from) {
  static_assert(Count % 8 == 0);
#if defined(__AVX__)
  KOKKOS_IF_ON_HOST((if (reinterpret_cast<std::uintptr_t>(to) % 32 == 0) {
    for (int i = 0; i < Count; i += 8) {
      _mm256_stream_si256(reinterpret_cast<__m256i*>(to + i),
                          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + i)));
    }
    return;
  }))
#endif
#if defined(__SSE2__)
  KOKKOS_IF_ON_HOST((for (int i = 0; i < Count; i += 4) {
    _mm_stream_si128(reinterpret_cast<__m128i*>(to + i),
                     _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i)));
  }))
  KOKKOS_IF_ON_DEVICE((for (int i = 0; i < Count; ++i) to[i] = from[i];))
#else
  for (int i = 0; i < Count; ++i) to[i] = from[i];
#endif
}

/// Ends a work item's streaming stores: whoever waits for the item sees them.
KOKKOS_INLINE_FUNCTION void finish_streaming() {
#if defined(__SSE2__)
  KOKKOS_IF_ON_HOST((_mm_sfence();))
#endif
}

}  // namespace kordon::v0::ndimage::kernel::host_vector
