// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/teams.hpp>
#include <string>

namespace kordon::inline v0::ndimage::kernel {

/// The reach of a Gaussian on either side, in samples; 0 is the identity.
/// (scipy.ndimage.gaussian_filter1d)
inline std::int64_t gaussian_radius(double sigma, double truncate) {
  constexpr double no_smaller = 1e-15;  // what SciPy takes for 0
  return sigma > no_smaller ? static_cast<std::int64_t>(std::floor(truncate * sigma + 0.5)) : 0;
}

/// The Gaussians of an image's axes.
struct gaussian_axes {
  double sigma[3];
  std::int64_t radius[3];
};

namespace detail {

template <class T>
struct sum_gaussian {
  gaussian_axes axes;
  T* weights[3];

  /// One team per axis. Weights are computed in double and rounded to T once; the centre takes up
  /// what the others lost, so that they sum to 1 and flat regions stay flat.
  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const auto axis = team.league_rank();
    const double sigma = axes.sigma[axis];
    const std::int64_t radius = axes.radius[axis];
    T* const w = weights[axis];
    double sum = 0;
    for (std::int64_t k = 1 + team.team_rank(); k <= radius; k += team.team_size()) {
      sum += tap(k, sigma);
    }
    team.team_reduce(Kokkos::Sum<double>(sum));
    double rounded = 0;
    for (std::int64_t k = 1 + team.team_rank(); k <= radius; k += team.team_size()) {
      w[k] = w[-k] = static_cast<T>(tap(k, sigma) / (1 + 2 * sum));
      rounded += static_cast<double>(w[k]);
    }
    team.team_reduce(Kokkos::Sum<double>(rounded));
    if (team.team_rank() == 0) w[0] = static_cast<T>(1 - 2 * rounded);
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
      label, exec, 3, threads, detail::sum_gaussian<T>{axes, {weights[0], weights[1], weights[2]}});
}

}  // namespace kordon::v0::ndimage::kernel
