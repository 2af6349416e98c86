// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// Disjoint sets over 0..n-1, in an array of parents in which no parent comes after its child, so
/// that the root of a set is its first element. With `Shared`, any number of work items may call
/// `unite` at once (lock-free: only roots are linked, by compare-and-swap); without, one item owns
/// the elements it touches.
template <bool Shared>
struct disjoint_sets {
  std::int32_t* parent;

  KOKKOS_FUNCTION std::int32_t load(std::int32_t i) const {
    if constexpr (Shared) return Kokkos::atomic_load(parent + i);
    return parent[i];
  }

  KOKKOS_FUNCTION void store(std::int32_t i, std::int32_t value) const {
    if constexpr (Shared) {
      Kokkos::atomic_store(parent + i, value);
    } else {
      parent[i] = value;
    }
  }

  /// The root of i; halves the path on the way. A stale parent is still an ancestor, so racing
  /// stores that put an older one back lose speed only.
  KOKKOS_FUNCTION std::int32_t find(std::int32_t i) const {
    std::int32_t p = load(i);
    while (p != i) {
      const std::int32_t above = load(p);
      if (above != p) store(i, above);
      i = p;
      p = above;
    }
    return i;
  }

  KOKKOS_FUNCTION void unite(std::int32_t a, std::int32_t b) const {
    if constexpr (Shared) {
      a = find(a);
      b = find(b);
      while (a != b) {
        const std::int32_t last = a < b ? b : a;
        const std::int32_t first = a < b ? a : b;
        const std::int32_t seen = Kokkos::atomic_compare_exchange(parent + last, last, first);
        if (seen == last) return;
        a = find(seen);
        b = find(first);
      }
    } else {
      // Rem's algorithm: climbs both paths at once, hanging each element it leaves below the other
      // path.
      std::int32_t above_a = parent[a];
      std::int32_t above_b = parent[b];
      while (above_a != above_b) {
        if (above_a < above_b) {
          const std::int32_t t = a;
          a = b;
          b = t;
          const std::int32_t above_t = above_a;
          above_a = above_b;
          above_b = above_t;
        }
        parent[a] = above_b;
        if (a == above_a) return;
        a = above_a;
        above_a = parent[a];
      }
    }
  }
};

}  // namespace kordon::v0::ndimage::kernel
