// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/ndimage/kernel/loop_nest.hpp>
#include <type_traits>

namespace kordon::inline v0::ndimage::kernel {

/// The bin of an unsigned integer: its value.
template <class T>
struct value_bins {
  static constexpr bool direct = true;
  KOKKOS_FUNCTION std::int32_t operator()(T v) const { return v; }
};

/// The bin of a floating-point sample among `count` bins of one width from `low` to `high`. Each
/// bin holds its lower edge, the last one both (numpy.histogram).
template <class T>
struct even_bins {
  static constexpr bool direct = false;
  T low, high, step;
  std::int32_t count;

  KOKKOS_FUNCTION even_bins(T lo, T hi, std::int32_t n)
      : low(lo), high(hi), step((hi - lo) / static_cast<T>(n)), count(n) {}

  KOKKOS_FUNCTION T edge(std::int32_t i) const {
    return i == count ? high : low + static_cast<T>(i) * step;
  }
  KOKKOS_FUNCTION std::int32_t operator()(T v) const {
    const T scaled = (v - low) / (high - low) * static_cast<T>(count);
    auto i = static_cast<std::int32_t>(scaled);
    i = i < count ? i : count - 1;
    i = i > 0 ? i : 0;  // a width flushed to zero must not count outside of the table
    // The quotient is rounded: the edges decide.
    i -= v < low + static_cast<T>(i) * step;
    i += (v >= low + static_cast<T>(i + 1) * step) & (i + 1 < count);
    return i;
  }
};

/// Where histograms are counted: each work item (slab of samples) has a table of its own, on a host
/// in several copies, so that equal neighbours do not wait for each other's counter.
struct histogram_shape {
  std::int64_t bins, slabs, copies;
  std::int64_t row;  // from one copy to the next

  KOKKOS_FUNCTION std::int64_t table() const { return row * copies; }
};

/// Chooses the tables for `size` samples. Counters have 32 bits: no slab has 2^32 samples.
template <class Exec>
histogram_shape make_histogram_shape(const Exec& exec, std::int64_t size, std::int64_t bins) {
  constexpr bool host = kordon::kernel::is_host_exec<Exec>;
  constexpr std::int64_t grain = host ? 1 << 15 : 1 << 12, most = std::int64_t{1} << 31;
  const std::int64_t copies = host && bins <= 1024 ? 8 : 1;
  const std::int64_t room = std::max<std::int64_t>(1, (1 << 16) / bins);
  const std::int64_t wanted = host ? exec.concurrency() * std::min<std::int64_t>(8, room)
                                   : 4 * std::min<std::int64_t>(256, room);
  const std::int64_t slabs = std::min(wanted, (size + grain - 1) / grain);
  // Counters a multiple of 4 KiB apart would wait for each other in a host's store buffer.
  const std::int64_t row = copies == 1 ? bins : bins + 16;
  return {bins, std::max(slabs, (size + most - 1) / most), copies, row};
}

namespace detail {

/// Counts one run of samples. `Shared`: other threads count in the same table.
template <bool Shared, class T, class Bins>
struct count_run {
  using word = std::uint64_t;
  static constexpr int per_word = sizeof(word) / sizeof(T), block = 64;

  const T* in;
  std::int64_t step;
  std::uint32_t* table;
  std::int64_t row;
  std::int64_t copies;
  Bins bin;
  int rank, ranks;

  KOKKOS_FUNCTION void bump(std::int64_t at) const {
    if constexpr (Shared) {
      Kokkos::atomic_inc(table + at);
    } else {
      ++table[at];
    }
  }

  KOKKOS_FUNCTION void operator()(const Kokkos::Array<std::int64_t, 1>& at,
                                  std::int64_t count) const {
    const T* KOKKOS_RESTRICT from = in + at[0];
    std::int64_t k = 0;
    if constexpr (!Shared && Bins::direct) {
      if (step == 1) k = copies == 8 ? words<8>(from, count) : words<1>(from, count);
    } else if constexpr (!Shared) {
      if (step == 1) k = copies == 8 ? blocks<8>(from, count) : blocks<1>(from, count);
    }
    for (k += rank; k < count; k += ranks) bump(bin(from[k * step]));
  }

  /// Reads eight bytes at a time.
  template <int Copies>
  KOKKOS_FUNCTION std::int64_t words(const T* from, std::int64_t count) const {
    std::int64_t k = 0;
    for (; k + per_word <= count; k += per_word) {
      word w;
      std::memcpy(&w, from + k, sizeof(word));
      for (int l = 0; l < per_word; ++l) {
        ++table[(l % Copies) * row + static_cast<T>(w >> (l * 8 * sizeof(T)))];
      }
    }
    return k;
  }

  /// Finds the bins of a block first, which vectors can do, and counts then.
  template <int Copies>
  KOKKOS_FUNCTION std::int64_t blocks(const T* from, std::int64_t count) const {
    const Bins of = bin;
    std::int64_t k = 0;
    for (; k + block <= count; k += block) {
      std::int32_t found[block];
      for (int l = 0; l < block; ++l) found[l] = of(from[k + l]);
      for (int l = 0; l < block; l += 8) {
        for (int c = 0; c < 8; ++c) ++table[(c % Copies) * row + found[l + c]];
      }
    }
    return k;
  }
};

}  // namespace detail
}  // namespace kordon::v0::ndimage::kernel
