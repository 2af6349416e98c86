// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/ndimage/boundary.hpp>
#include <string>

namespace kordon::inline v0::ndimage::kernel {

/// The reach of a Gaussian on either side, in samples; 0 is the identity.
/// (scipy.ndimage.gaussian_filter1d)
inline std::int64_t gaussian_reach(double sigma, double truncate) {
  constexpr double no_smaller = 1e-15;  // what SciPy takes for 0
  constexpr double last = 39;           // sigmas; beyond it each tap is 0 in double
  return sigma > no_smaller
             ? static_cast<std::int64_t>(std::floor(std::min(truncate, last) * sigma + 0.5))
             : 0;
}

/// The Gaussian of an axis. Taps that reach beyond the axis from wherever they stand read what others
/// read, and are added to those: the work follows the axis, and not sigma.
struct gaussian_axis {
  double sigma;
  std::int64_t reach;   // taps on either side
  std::int64_t radius;  // of those that are left
  std::int64_t period;  // after which an array repeats itself beyond its edges; 0: it is constant
};

/// For an axis of n samples.
inline gaussian_axis gaussian_of(std::int64_t n, double sigma, double truncate, boundary mode) {
  gaussian_axis a{sigma, gaussian_reach(sigma, truncate), 0, 0};
  if (mode == boundary::reflect) a.period = 2 * n;
  if (mode == boundary::mirror) a.period = std::max<std::int64_t>(2 * n - 2, 1);
  if (mode == boundary::wrap) a.period = n;
  const std::int64_t most = a.period > 0                ? a.period / 2
                            : mode == boundary::nearest ? std::max<std::int64_t>(n - 1, 0)
                                                        : n;
  a.radius = std::min(a.reach, most);
  return a;
}

using gaussian_axes = std::array<gaussian_axis, 3>;

namespace detail {

/// A sum that keeps what each addition loses: there can be very many taps. (Kahan 1965)
class careful_sum {
 public:
  KOKKOS_FUNCTION void add(double x) {
    const double missing = x - excess_, sum = sum_ + missing;
    excess_ = (sum - sum_) - missing;
    sum_ = sum;
  }
  KOKKOS_FUNCTION double value() const { return sum_; }

 private:
  double sum_ = 0, excess_ = 0;
};

template <class T>
struct sum_gaussian {
  Kokkos::Array<gaussian_axis, 3> axes;
  Kokkos::Array<T*, 3> weights;

  /// One team per axis. Weights are computed in double and rounded to T once; the centre takes up
  /// what the others lost, so that they sum to 1 and flat regions stay flat, unless the ends weigh
  /// more than it does.
  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const gaussian_axis& a = axes[team.league_rank()];
    T* const w = weights[team.league_rank()];
    const double sum = sum_of_taps(team, a, a.reach);
    const bool has_beyond = a.radius > 0 && a.radius < a.reach && a.period == 0;
    const double beyond = has_beyond ? sum - sum_of_taps(team, a, a.radius - 1) : 0;
    double rounded = 0;
    for (std::int64_t k = 1 + team.team_rank(); k <= a.radius; k += team.team_size()) {
      const double weight = has_beyond && k == a.radius ? beyond : folded(a, k);
      w[k] = w[-k] = static_cast<T>(weight / (1 + 2 * sum));
      rounded += static_cast<double>(w[k]);
    }
    team.team_reduce(Kokkos::Sum<double>(rounded));
    if (team.team_rank() == 0)
      w[0] = static_cast<T>(has_beyond ? 1 / (1 + 2 * sum) : 1 - 2 * rounded);
  }

  /// On one side, from 1 to `last`.
  template <class Team>
  KOKKOS_FUNCTION static double sum_of_taps(const Team& team, const gaussian_axis& a,
                                            std::int64_t last) {
    careful_sum mine;
    for (std::int64_t k = 1 + team.team_rank(); k <= last; k += team.team_size())
      mine.add(tap(k, a.sigma));
    double sum = mine.value();
    team.team_reduce(Kokkos::Sum<double>(sum));
    return sum;
  }

  /// Tap k, and all taps a number of periods from it on either side. Half a period from the centre
  /// both ends are the same sample, and each has half of it.
  KOKKOS_FUNCTION static double folded(const gaussian_axis& a, std::int64_t k) {
    if (a.radius == a.reach || a.period == 0) return tap(k, a.sigma);
    careful_sum sum;
    for (std::int64_t j = k; j <= a.reach; j += a.period) sum.add(tap(j, a.sigma));
    for (std::int64_t j = a.period - k; j <= a.reach; j += a.period) sum.add(tap(j, a.sigma));
    return 2 * k == a.period ? sum.value() / 2 : sum.value();
  }

  KOKKOS_FUNCTION static double tap(std::int64_t k, double sigma) {
    const auto x = static_cast<double>(k);
    return Kokkos::exp(-0.5 / (sigma * sigma) * x * x);
  }
};

}  // namespace detail

/// weights[d][-radius ... radius] = the taps of axis d, normalised; weights[d] points to the
/// centre. Returns after submission. (scipy.ndimage, _gaussian_kernel1d)
template <class Exec, class T>
void gaussian_weights(const std::string& label, const Exec& exec, const gaussian_axes& axes,
                      const std::array<T*, 3>& weights) {
  constexpr int threads = kordon::kernel::is_host_exec<Exec> ? 1 : 256;
  kordon::kernel::for_each_team(
      label, exec, 3, threads,
      detail::sum_gaussian<T>{{axes[0], axes[1], axes[2]}, {weights[0], weights[1], weights[2]}});
}

}  // namespace kordon::v0::ndimage::kernel
