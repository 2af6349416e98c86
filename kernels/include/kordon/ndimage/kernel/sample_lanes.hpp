// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/ndimage/kernel/object_sums.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// The sum and the extremes of a run of samples, in `Lanes` lanes side by side that compilers turn
/// into vectors. NaN compares with nothing, and so never becomes an extreme.
template <class T, int Lanes>
struct sample_lanes {
  using traits = sample_traits<T>;
  /// Exact for integers: a run has at most 2^16 samples of at most 16 bits.
  using lane_sum = std::conditional_t<traits::is_integer, std::uint32_t, double>;

  lane_sum sum[Lanes];
  T low[Lanes], high[Lanes];

  KOKKOS_FUNCTION sample_lanes() {
    for (int j = 0; j < Lanes; ++j) {
      sum[j] = 0;
      low[j] = traits::above_all();
      high[j] = traits::below_all();
    }
  }

  KOKKOS_FUNCTION void add(int j, T v) {
    sum[j] += v;
    low[j] = v < low[j] ? v : low[j];
    high[j] = v > high[j] ? v : high[j];
  }

  /// Adds `count` samples, `stride` elements apart.
  KOKKOS_FUNCTION void add_run(const T* samples, std::int64_t count, std::int64_t stride) {
    std::int64_t i = 0;
    for (; i + Lanes <= count; i += Lanes) {
      for (int j = 0; j < Lanes; ++j) add(j, samples[(i + j) * stride]);
    }
    for (; i < count; ++i) add(0, samples[i * stride]);
  }

  /// Brings the lanes together and adds them to `object`.
  KOKKOS_FUNCTION void add_to(object_sums<T>& object) {
    for (int j = 1; j < Lanes; ++j) {
      sum[0] += sum[j];
      low[0] = low[j] < low[0] ? low[j] : low[0];
      high[0] = high[j] > high[0] ? high[j] : high[0];
    }
    object.sum += sum[0];
    if (low[0] <= high[0]) object.widen(traits::to_key(low[0]), traits::to_key(high[0]));
  }
};

}  // namespace kordon::v0::ndimage::kernel
