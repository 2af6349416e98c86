// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>

namespace kordon::inline v0::ndimage::kernel::detail {

/// The last bin of the lower class of the split counts[bins] with the largest variance between the
/// classes, the first of equals; the only bin in use where there is no split, 0 for no samples.
/// Called by all of a team, each thread takes a stretch of bins; all get the answer.
///
/// The variance is taken over bin numbers: it orders the splits as one over evenly spaced values
/// does.
template <class Team>
KOKKOS_FUNCTION std::int64_t otsu_split(const Team& team, const std::int64_t* counts,
                                        std::int64_t bins) {
  const std::int64_t width = (bins + team.team_size() - 1) / team.team_size();
  const std::int64_t begin = Kokkos::min(bins, width * team.team_rank());
  const std::int64_t end = Kokkos::min(bins, begin + width);
  std::int64_t weight = 0, moment = 0;
  for (std::int64_t b = begin; b < end; ++b) {
    weight += counts[b];
    moment += counts[b] * b;
  }
  std::int64_t all = weight, all_moment = moment;
  team.team_reduce(Kokkos::Sum<std::int64_t>(all));
  team.team_reduce(Kokkos::Sum<std::int64_t>(all_moment));
  std::int64_t below = team.team_scan(weight), below_moment = team.team_scan(moment);

  using first_best = Kokkos::MaxFirstLoc<double, std::int64_t>;
  typename first_best::value_type best{0.0, bins};
  for (std::int64_t b = begin; b < end; ++b) {
    below += counts[b];
    below_moment += counts[b] * b;
    const std::int64_t above = all - below;
    if (below == 0 || above == 0) continue;
    const double gap = static_cast<double>(below_moment) / static_cast<double>(below) -
                       static_cast<double>(all_moment - below_moment) / static_cast<double>(above);
    const double variance = static_cast<double>(below) * static_cast<double>(above) * gap * gap;
    if (variance > best.val) best = {variance, b};
  }
  team.team_reduce(first_best(best));
  if (best.loc < bins) return best.loc;
  return all == 0 ? 0 : all_moment / all;  // one bin holds all samples
}

}  // namespace kordon::v0::ndimage::kernel::detail
