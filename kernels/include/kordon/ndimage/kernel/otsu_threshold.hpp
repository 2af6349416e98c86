// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/memory/scratch.hpp>
#include <kordon/ndimage/kernel/histogram.hpp>
#include <kordon/ndimage/kernel/image.hpp>
#include <kordon/ndimage/kernel/loop_nest.hpp>
#include <kordon/ndimage/kernel/otsu_split.hpp>
#include <kordon/ndimage/kernel/sample_range.hpp>
#include <limits>
#include <type_traits>

namespace kordon::inline v0::ndimage::kernel {

namespace detail {

template <class T>
inline constexpr bool counts_values = std::is_integral_v<T>;

template <class T>
struct otsu_layout {
  histogram_shape shape;
  std::uint32_t* tables;    // [slabs, copies, bins]
  std::int64_t* counts;     // [bins]
  sample_range<T>* ranges;  // [slabs + 1], the last for all samples
};

template <class T, class Exec>
otsu_layout<T> layout_otsu(const Exec& exec, std::int64_t size, std::int64_t bins,
                           scratch& memory) {
  if constexpr (counts_values<T>) bins = std::int64_t{std::numeric_limits<T>::max()} + 1;
  otsu_layout<T> l{make_histogram_shape(exec, size, bins), nullptr, nullptr, nullptr};
  l.tables = memory.take<std::uint32_t>(l.shape.slabs * l.shape.table());
  l.counts = memory.take<std::int64_t>(bins);
  if (!counts_values<T>) l.ranges = memory.take<sample_range<T>>(l.shape.slabs + 1);
  return l;
}

template <class T, class Exec>
struct count_slab {
  static constexpr bool shared = !kordon::kernel::is_host_exec<Exec>;

  const T* in;
  loop_nest<1> nest;
  otsu_layout<T> l;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t slab = team.league_rank(), size = nest.size(), slabs = l.shape.slabs;
    const std::int64_t table = l.shape.table();
    std::uint32_t* mine = l.tables + slab * table;
    for (std::int64_t b = team.team_rank(); b < table; b += team.team_size()) mine[b] = 0;
    team.team_barrier();
    const std::int64_t begin = size / slabs * slab + Kokkos::min(slab, size % slabs);
    const std::int64_t end = begin + size / slabs + (slab < size % slabs);
    if constexpr (counts_values<T>) {
      count(team, begin, end, mine, value_bins<T>{});
    } else {
      const sample_range<T> range = l.ranges[slabs];
      if (!range.usable() || range.low == range.high) return;  // the answer needs no counts
      count(team, begin, end, mine,
            even_bins<T>(range.low, range.high, static_cast<std::int32_t>(l.shape.bins)));
    }
  }

  template <class Team, class Bins>
  KOKKOS_FUNCTION void count(const Team& team, std::int64_t begin, std::int64_t end,
                             std::uint32_t* mine,  // NOLINT(readability-non-const-parameter)
                             const Bins& bins) const {
    nest.for_runs(
        begin, end,
        count_run<shared, T, Bins>{in, nest.stride[0][2], mine, l.shape.row, l.shape.copies, bins,
                                   team.team_rank(), team.team_size()});
  }
};

template <class T>
struct sum_tables {
  otsu_layout<T> l;

  KOKKOS_FUNCTION void operator()(std::int64_t bin) const {
    std::int64_t sum = 0;
    for (std::int64_t t = 0; t < l.shape.slabs * l.shape.copies; ++t) {
      sum += l.tables[t * l.shape.row + bin];
    }
    l.counts[bin] = sum;
  }
};

/// Puts the value that the chosen bin stands for into the answer.
template <class T>
struct split_bins {
  otsu_layout<T> l;
  T* level;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t bin = otsu_split(team, l.counts, l.shape.bins);
    if (team.team_rank() != 0) return;
    if constexpr (counts_values<T>) {
      *level = static_cast<T>(bin);
    } else {
      const sample_range<T> range = l.ranges[l.shape.slabs];
      const even_bins<T> bins(range.low, range.high, static_cast<std::int32_t>(l.shape.bins));
      const auto b = static_cast<std::int32_t>(bin);
      *level = !range.usable()           ? range.unusable()
               : range.low == range.high ? range.low
                                         : (bins.edge(b) + bins.edge(b + 1)) / T(2);
    }
  }
};

}  // namespace detail

/// Bytes of scratch that otsu_threshold needs.
template <class T, class Exec>
std::size_t otsu_threshold_scratch(const Exec& exec, const image<const T, Exec>& in,
                                   std::int64_t bins = 256) {
  scratch count;
  detail::layout_otsu<T>(exec, static_cast<std::int64_t>(in.size()), bins, count);
  return count.used();
}

/// level[] = the threshold that splits the samples of in[n0, n1, n2] with the largest variance
/// between the two classes, the lower one included; the first of equals
/// (skimage.filters.threshold_otsu; Otsu 1979).
///
/// Integers have a bin per value; floating-point samples have `bins` even ones between the smallest
/// and the largest, and the answer is a bin's centre. A constant image gives its value; an empty
/// one, or one with a NaN or an infinite sample or range, gives NaN (0 for integers). Sums are
/// exact (64 bits). Work items: slabs of samples, then bins. Returns after submission.
template <class T, class Exec>
void otsu_threshold(const Exec& exec, const image<const T, Exec>& in, T* level, std::int64_t bins,
                    scratch& memory) {
  constexpr bool host = kordon::kernel::is_host_exec<Exec>;
  constexpr int threads = host ? 1 : 256;
  const loop_nest<1> nest = make_loop_nest(in);
  const auto l = detail::layout_otsu<T>(exec, nest.size(), bins, memory);
  if constexpr (!detail::counts_values<T>) {
    find_range(exec, "kordon::ndimage.otsu_threshold::range", in.data(), nest, l.shape.slabs,
               l.ranges);
  }
  kordon::kernel::for_each_team("kordon::ndimage.otsu_threshold::count", exec, l.shape.slabs,
                                threads, detail::count_slab<T, Exec>{in.data(), nest, l});
  Kokkos::parallel_for(
      "kordon::ndimage.otsu_threshold::sum",
      Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(exec, 0, l.shape.bins),
      detail::sum_tables<T>{l});
  kordon::kernel::for_each_team("kordon::ndimage.otsu_threshold::split", exec, 1, threads,
                                detail::split_bins<T>{l, level});
}

}  // namespace kordon::v0::ndimage::kernel
