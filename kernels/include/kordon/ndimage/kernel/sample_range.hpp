// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/ndimage/kernel/loop_nest.hpp>
#include <string>

namespace kordon::inline v0::ndimage::kernel {

/// The smallest and the largest of some floating-point samples. `poison` is 0, and NaN once one of
/// them was not finite: comparisons alone would lose a NaN.
template <class T>
struct sample_range {
  T low = Kokkos::Experimental::infinity_v<T>, high = -Kokkos::Experimental::infinity_v<T>,
    poison = 0;

  KOKKOS_FUNCTION void add(T v) { add(v, v, v * T(0)); }
  KOKKOS_FUNCTION void add(const sample_range& o) { add(o.low, o.high, o.poison); }
  /// Whether the samples are finite, and so is the difference of the extremes; not so for no
  /// samples.
  KOKKOS_FUNCTION bool usable() const { return poison == 0 && (high - low) * T(0) == 0; }
  KOKKOS_FUNCTION static T unusable() { return Kokkos::Experimental::quiet_NaN_v<T>; }

 private:
  KOKKOS_FUNCTION void add(T lo, T hi, T p) {
    low = lo < low ? lo : low;
    high = high < hi ? hi : high;
    poison += p;
  }
};

namespace detail {

template <class T, class Exec>
struct range_run {
  // On a host as many running ranges as fill a few vectors; the loop over them has a constant trip
  // count.
  static constexpr int lanes = kordon::kernel::is_host_exec<Exec> ? 128 / sizeof(T) : 1;

  const T* in;
  std::int64_t step;
  int rank, ranks;
  sample_range<T>* range;

  KOKKOS_FUNCTION void operator()(const Kokkos::Array<std::int64_t, 1>& at,
                                  std::int64_t count) const {
    const T* KOKKOS_RESTRICT from = in + at[0];
    std::int64_t k = 0;
    if (step == 1 && lanes > 1 && count >= lanes) {
      T low[lanes], high[lanes], poison[lanes];
      for (int l = 0; l < lanes; ++l) {
        low[l] = high[l] = from[0];
        poison[l] = 0;
      }
      for (; k + lanes <= count; k += lanes) {
        for (int l = 0; l < lanes; ++l) {
          const T v = from[k + l];
          low[l] = v < low[l] ? v : low[l];
          high[l] = high[l] < v ? v : high[l];
          poison[l] += v * T(0);
        }
      }
      for (int l = 0; l < lanes; ++l) range->add({low[l], high[l], poison[l]});
    }
    for (k += rank; k < count; k += ranks) range->add(from[k * step]);
  }
};

template <class T, class Exec>
struct range_of_slab {
  const T* in;
  loop_nest<1> nest;
  std::int64_t slabs;
  sample_range<T>* ranges;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t slab = team.league_rank(), size = nest.size();
    const std::int64_t begin = size / slabs * slab + Kokkos::min(slab, size % slabs);
    const std::int64_t end = begin + size / slabs + (slab < size % slabs);
    sample_range<T> mine;
    nest.for_runs(
        begin, end,
        range_run<T, Exec>{in, nest.stride[0][2], team.team_rank(), team.team_size(), &mine});
    store(team, mine, ranges + slab);
  }

  template <class Team>
  KOKKOS_FUNCTION static void store(const Team& team, sample_range<T> mine, sample_range<T>* to) {
    team.team_reduce(Kokkos::Min<T>(mine.low));
    team.team_reduce(Kokkos::Max<T>(mine.high));
    team.team_reduce(Kokkos::Sum<T>(mine.poison));
    if (team.team_rank() == 0) *to = mine;
  }
};

template <class T, class Exec>
struct range_of_all {
  std::int64_t slabs;
  sample_range<T>* ranges;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    sample_range<T> mine;
    for (std::int64_t s = team.team_rank(); s < slabs; s += team.team_size()) mine.add(ranges[s]);
    range_of_slab<T, Exec>::store(team, mine, ranges + slabs);
  }
};

}  // namespace detail

/// ranges[slabs + 1] = the range of each of `slabs` equal parts of the samples, then that of all of
/// them.
template <class T, class Exec>
void find_range(const Exec& exec, const std::string& label, const T* in, const loop_nest<1>& nest,
                std::int64_t slabs, sample_range<T>* ranges) {
  constexpr int threads = kordon::kernel::is_host_exec<Exec> ? 1 : 256;
  kordon::kernel::for_each_team(label, exec, slabs, threads,
                                detail::range_of_slab<T, Exec>{in, nest, slabs, ranges});
  kordon::kernel::for_each_team(label + "_of_all", exec, 1, threads,
                                detail::range_of_all<T, Exec>{slabs, ranges});
}

}  // namespace kordon::v0::ndimage::kernel
