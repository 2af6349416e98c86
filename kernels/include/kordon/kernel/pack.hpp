// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstring>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/tuning.hpp>
#include <utility>

namespace kordon::inline v0::kernel {

/// Bytes of the widest vectors that the compiler was told it may use.
#if defined(__AVX512F__)
inline constexpr int vector_bytes = 64;
#elif defined(__AVX__)
inline constexpr int vector_bytes = 32;
#else
inline constexpr int vector_bytes = 16;
#endif

/// Lanes of a pack of T: a vector's on a host; a device thread is a lane itself.
template <class T, class Exec>
inline constexpr int pack_lanes = is_host_exec<Exec> ? vector_bytes / int(sizeof(T)) : 1;

namespace detail {

/// N values with the operators of a vector, for compilers without vectors in functions for devices.
template <class T, int N>
struct alignas(N * sizeof(T)) plain_vector {
  T lane[N];

  KOKKOS_FORCEINLINE_FUNCTION T operator[](int l) const { return lane[l]; }
  KOKKOS_FORCEINLINE_FUNCTION void operator+=(const plain_vector& o) {
    for (int l = 0; l < N; ++l) lane[l] += o.lane[l];
  }
  KOKKOS_FORCEINLINE_FUNCTION plain_vector operator+(plain_vector o) const {
    for (int l = 0; l < N; ++l) o.lane[l] += lane[l];
    return o;
  }
  KOKKOS_FORCEINLINE_FUNCTION plain_vector operator-(plain_vector o) const {
    for (int l = 0; l < N; ++l) o.lane[l] = lane[l] - o.lane[l];
    return o;
  }
  KOKKOS_FORCEINLINE_FUNCTION plain_vector operator*(plain_vector o) const {
    for (int l = 0; l < N; ++l) o.lane[l] *= lane[l];
    return o;
  }
  KOKKOS_FORCEINLINE_FUNCTION friend plain_vector operator*(T s, plain_vector o) {
    for (int l = 0; l < N; ++l) o.lane[l] *= s;
    return o;
  }
  KOKKOS_FORCEINLINE_FUNCTION friend plain_vector operator-(T s, plain_vector o) {
    for (int l = 0; l < N; ++l) o.lane[l] = s - o.lane[l];
    return o;
  }
};

#if defined(KOKKOS_COMPILER_NVCC)
template <class T, int N>
struct vector_of {
  using type = plain_vector<T, N>;
};

/// The values From of `a` and `b`, one after the other.
template <int... From, class T, int N>
KOKKOS_FORCEINLINE_FUNCTION plain_vector<T, N> shuffled(const plain_vector<T, N>& a,
                                                        const plain_vector<T, N>& b) {
  return {{(From < N ? a.lane[From % N] : b.lane[From % N])...}};
}
#else
template <class T, int N>
struct vector_of {
  typedef T type __attribute__((vector_size(N * sizeof(T))));  // what GCC and Clang share
};

template <int... From, class Vector>
KOKKOS_FORCEINLINE_FUNCTION Vector shuffled(Vector a, Vector b) {
  return __builtin_shufflevector(a, b, From...);
}
#endif

}  // namespace detail

/// N values that are computed together and stay in a register: what the compiler's own
/// vectorisation gives up on once several accumulators run side by side. Loads and stores need no
/// alignment.
template <class T, int N>
struct pack {
  using vector = typename detail::vector_of<T, N>::type;
  vector v;

  KOKKOS_FORCEINLINE_FUNCTION static pack fill(T s) { return {s - vector{}}; }
  KOKKOS_FORCEINLINE_FUNCTION static pack load(const T* from) {
    pack p;
    std::memcpy(&p.v, from, sizeof(vector));
    return p;
  }
  KOKKOS_FORCEINLINE_FUNCTION void store(T* to) const { std::memcpy(to, &v, sizeof(vector)); }
  /// this += a * b
  KOKKOS_FORCEINLINE_FUNCTION void add_product(pack a, pack b) { v += a.v * b.v; }
  KOKKOS_FORCEINLINE_FUNCTION void add_product(T a, pack b) { v += a * b.v; }
  KOKKOS_FORCEINLINE_FUNCTION pack operator+(pack o) const { return {v + o.v}; }
  KOKKOS_FORCEINLINE_FUNCTION pack operator-(pack o) const { return {v - o.v}; }
  KOKKOS_FORCEINLINE_FUNCTION pack operator*(pack o) const { return {v * o.v}; }
  KOKKOS_FORCEINLINE_FUNCTION T sum() const {
    T s = v[0];
    for (int l = 1; l < N; ++l) s += v[l];
    return s;
  }
};

namespace detail {

/// Of each `Tile` lanes of a and b: a0 b0 a1 b1 ..., the first half in a and the second in b.
template <int Tile, class T, int N, int... L>
KOKKOS_FORCEINLINE_FUNCTION void zip(pack<T, N>& a, pack<T, N>& b,
                                     std::integer_sequence<int, L...>) {
  const auto first = shuffled<(L / Tile * Tile + L % Tile / 2 + L % 2 * N)...>(a.v, b.v);
  b.v = shuffled<(L / Tile * Tile + (Tile + L % Tile) / 2 + L % 2 * N)...>(a.v, b.v);
  a.v = first;
}

}  // namespace detail

/// A pack of one: a number.
template <class T>
struct pack<T, 1> {
  T v;

  KOKKOS_FORCEINLINE_FUNCTION static pack fill(T s) { return {s}; }
  KOKKOS_FORCEINLINE_FUNCTION static pack load(const T* from) { return {*from}; }
  KOKKOS_FORCEINLINE_FUNCTION void store(T* to) const { *to = v; }
  KOKKOS_FORCEINLINE_FUNCTION void add_product(pack a, pack b) { v += a.v * b.v; }
  KOKKOS_FORCEINLINE_FUNCTION void add_product(T a, pack b) { v += a * b.v; }
  KOKKOS_FORCEINLINE_FUNCTION pack operator+(pack o) const { return {v + o.v}; }
  KOKKOS_FORCEINLINE_FUNCTION pack operator-(pack o) const { return {v - o.v}; }
  KOKKOS_FORCEINLINE_FUNCTION pack operator*(pack o) const { return {v * o.v}; }
  KOKKOS_FORCEINLINE_FUNCTION T sum() const { return v; }
};

/// What was loaded before stays in registers: compilers else load it once more for each use, which
/// halves the speed of filters. (The fence is for the compiler alone, and is no instruction.)
KOKKOS_FORCEINLINE_FUNCTION void keep_in_registers() {
#if !defined(KOKKOS_COMPILER_NVCC)
  KOKKOS_IF_ON_HOST((std::atomic_signal_fence(std::memory_order_seq_cst);))
#endif
}

/// Asks for the line of a cache with `at` in it, which need not be a valid address, ahead of its
/// use.
template <class T>
KOKKOS_FORCEINLINE_FUNCTION void prefetch([[maybe_unused]] const T* at) {
#if !defined(KOKKOS_COMPILER_NVCC)
  __builtin_prefetch(at, 0, 3);  // what GCC and Clang share
#endif
}

namespace detail {

template <class Body, int... I>
KOKKOS_FORCEINLINE_FUNCTION void unrolled(Body& body, std::integer_sequence<int, I...>) {
  (body(I), ...);
}

}  // namespace detail

/// body(0) ... body(N - 1), written out whatever the optimisation level, so that arrays indexed by
/// the argument can live in registers. The function around it wants [[gnu::flatten]]: one body that
/// is called and not inlined sends the arrays to memory.
template <int N, class Body>
KOKKOS_FORCEINLINE_FUNCTION void unrolled(Body body) {
  detail::unrolled(body, std::make_integer_sequence<int, N>{});
}

namespace detail {

template <int Tile, int Rows, class T, int N>
KOKKOS_FORCEINLINE_FUNCTION void weave(pack<T, N> (&p)[Rows]) {
  if constexpr (Rows > 1) {
    constexpr int half = Rows / 2;
    pack<T, N> even[half], odd[half];
    kernel::unrolled<half>([&](int i) {
      even[i] = p[2 * i];
      odd[i] = p[2 * i + 1];
    });
    weave<Tile>(even);
    weave<Tile>(odd);
    kernel::unrolled<half>([&](int i) {
      zip<Tile>(even[i], odd[i], std::make_integer_sequence<int, N>{});
      p[2 * i] = even[i];
      p[2 * i + 1] = odd[i];
    });
  }
}

}  // namespace detail

/// Transposes each square of Rows lanes of as many packs (a power of 2, up to N). Squares of four
/// numbers of 32 bits are the cheapest: shuffles within 128 bits.
template <int Rows, class T, int N>
KOKKOS_FORCEINLINE_FUNCTION void transpose(pack<T, N> (&p)[Rows]) {
  static_assert(N % Rows == 0);
  detail::weave<Rows>(p);
}

}  // namespace kordon::v0::kernel
