// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.h>
#include <algorithm>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <string>

namespace kordon::inline v0::backends {

template <class T, class Real>
struct scale_dense {
  T* at;
  Real factor;
  KOKKOS_FUNCTION void operator()(std::int64_t i) const {
    at[i] = factor == Real(0) ? T(0) : at[i] * factor;
  }
};

template <class T, class Real>
struct scale_strided {
  T* at;
  Real factor;
  std::int64_t n1, n2, s0, s1, s2;

  KOKKOS_FUNCTION void operator()(std::int64_t i) const {
    T& element = at[i / n2 / n1 * s0 + i / n2 % n1 * s1 + i % n2 * s2];
    element = factor == Real(0) ? T(0) : element * factor;
  }
};

/// Multiplies all elements of an array of rank 3 or less, for libraries that leave transforms as
/// they come. A factor of 0 does not read.
template <class T, class Exec, class Real>
void scale(const std::string& label, const Exec& exec, const kordon_array& a, Real factor) {
  struct axis {
    std::int64_t n = 1, step = 0;
  } axes[3];
  std::int64_t size = 1;
  for (int i = 0; i < a.rank; ++i) {
    axes[3 - a.rank + i] = {a.extents[i], a.strides[i]};
    size *= a.extents[i];
  }
  // The nearest neighbours last; an axis of one has none.
  std::ranges::stable_sort(axes, {}, [](const axis& x) { return x.n == 1 ? INT64_MIN : -x.step; });
  std::int64_t dense = 1;
  bool is_dense = true;
  for (int i = 2; i >= 0; --i) {
    if (axes[i].n == 1) continue;
    is_dense = is_dense && axes[i].step == dense;
    dense *= axes[i].n;
  }
  auto* at = static_cast<T*>(a.data);
  const Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>> all(exec, 0, size);
  if (is_dense)
    Kokkos::parallel_for(label, all, scale_dense<T, Real>{at, factor});
  else
    Kokkos::parallel_for(label, all,
                         scale_strided<T, Real>{at, factor, axes[1].n, axes[2].n, axes[0].step,
                                                axes[1].step, axes[2].step});
}

}  // namespace kordon::v0::backends
