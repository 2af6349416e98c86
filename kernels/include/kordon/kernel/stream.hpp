// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/tuning.hpp>

namespace kordon::inline v0::kernel {

/// Bytes of output from which on a host streams it: more than the caches would keep for who reads it
/// next. A store that streams goes to memory without the line being read first, which is a third of
/// a copy's traffic.
inline constexpr std::int64_t streamed_bytes = 32 << 20;

/// Whether `Exec` streams to an array whose lines are so many elements apart, and whose elements in
/// a line lie side by side: it is a host, the array is large, and all lines begin at whole vectors.
template <class Exec, class T>
bool streams_to(const T* data, std::int64_t size, std::initializer_list<std::int64_t> strides) {
  constexpr std::int64_t vector = pack_lanes<T, Exec>;
  return is_host_exec<Exec> && size * std::int64_t(sizeof(T)) >= streamed_bytes &&
         reinterpret_cast<std::uintptr_t>(data) % (vector * sizeof(T)) == 0 &&
         std::ranges::all_of(strides, [](std::int64_t s) { return s % vector == 0; });
}

namespace detail {

/// The bits of the widest vector: both precisions are stored alike.
typedef long long vector_bits __attribute__((vector_size(vector_bytes), may_alias));

inline void stream([[maybe_unused]] const vector_bits& from, [[maybe_unused]] vector_bits* to) {
#if defined(__clang__)
  __builtin_nontemporal_store(from, to);
#elif defined(KOKKOS_COMPILER_NVCC) || !defined(__SSE2__)
  *to = from;  // no word for it
#elif defined(__AVX512F__)
  __builtin_ia32_movntdq512(to, from);  // GCC has no name that its targets share
#elif defined(__AVX__)
  __builtin_ia32_movntdq256(to, from);
#else
  __builtin_ia32_movntdq(to, from);
#endif
}

}  // namespace detail

/// Stores past the caches, where the compiler has a word for it. `to` is aligned to the pack. Other
/// threads see it after settle_streams() at the latest.
template <class T, int N>
KOKKOS_FORCEINLINE_FUNCTION void stream(const pack<T, N>& p, T* to) {
  if constexpr (sizeof(p) == vector_bytes) {
    KOKKOS_IF_ON_HOST((detail::stream(reinterpret_cast<const detail::vector_bits&>(p.v),
                                      reinterpret_cast<detail::vector_bits*>(to));))
    KOKKOS_IF_ON_DEVICE((p.store(to);))
  } else {
    p.store(to);
  }
}

/// The place, less than a page into `scratch` (which is aligned to 64 bytes), for what is read
/// between stores to `to` and the elements after it: a quarter of a page ahead of them. A load waits
/// for an earlier store to an address that ends in the same 12 bits, and streams are under way for
/// long.
template <class T>
KOKKOS_FORCEINLINE_FUNCTION T* ahead_of(const T* to, T* scratch) {
  constexpr std::uintptr_t page = page_bytes, line = 64;
  const auto at = reinterpret_cast<std::uintptr_t>(scratch);
  const auto ahead = reinterpret_cast<std::uintptr_t>(to) + page / 4;
  return scratch + (ahead - at) % page / line * line / sizeof(T);
}

/// Streams are not ordered with what follows: a thread that has streamed calls this before it tells
/// others that it is done.
KOKKOS_FORCEINLINE_FUNCTION void settle_streams() {
  KOKKOS_IF_ON_HOST((std::atomic_thread_fence(std::memory_order_seq_cst);))
}

}  // namespace kordon::v0::kernel
