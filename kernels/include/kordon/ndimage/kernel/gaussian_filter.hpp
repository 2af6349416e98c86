// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/memory/scratch.hpp>
#include <kordon/ndimage/kernel/gaussian_weights.hpp>
#include <kordon/ndimage/kernel/separable_filter.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// The options of gaussian_filter, with one sigma per axis of the rank-3 image; 0 leaves an axis as
/// it is.
struct gaussian_filter_parameters {
  std::array<double, 3> sigma;
  double truncate = 4.0;
  boundary mode = boundary::reflect;
  double cval = 0.0;
};

/// The axes of an image of `extents`.
inline gaussian_axes axes_of(const std::array<std::int64_t, 3>& extents,
                             const gaussian_filter_parameters& p) {
  gaussian_axes axes;
  for (std::size_t d = 0; d < 3; ++d)
    axes[d] = gaussian_of(extents[d], p.sigma[d], p.truncate, p.mode);
  return axes;
}

/// Room for the weights of the axes, by their centres.
template <class T>
std::array<T*, 3> take_gaussian_weights(const gaussian_axes& axes, scratch& memory) {
  std::array<T*, 3> centres;
  for (std::size_t d = 0; d < 3; ++d) {
    T* const first = memory.take<T>(static_cast<std::size_t>(2 * axes[d].radius + 1));
    centres[d] = first == nullptr ? nullptr : first + axes[d].radius;
  }
  return centres;
}

namespace detail {

template <class T>
struct gaussian_layout {
  separable_plan plan;
  gaussian_axes axes;
  std::array<T*, 3> weights;  // their centres
  T* buffers;
};

template <class T, class Exec>
gaussian_layout<T> layout_gaussian(const Exec& exec, const image<const T, Exec>& in,
                                   const image<T, Exec>& out, const gaussian_filter_parameters& p,
                                   scratch& memory) {
  gaussian_layout<T> l{};
  std::array<std::int64_t, 3> extents{}, radius{};
  for (int d = 0; d < 3; ++d) extents[d] = static_cast<std::int64_t>(in.extent(d));
  l.axes = axes_of(extents, p);
  std::ranges::transform(l.axes, radius.begin(), &gaussian_axis::radius);
  l.plan = plan_separable<Exec, T>(exec, in, out, radius);
  l.weights = take_gaussian_weights<T>(l.axes, memory);
  l.buffers = memory.take<T>(l.plan.elements());
  return l;
}

}  // namespace detail

/// Bytes of scratch that gaussian_filter needs: some rows of `in` for each thread of a host.
template <class T, class Exec>
std::size_t gaussian_filter_scratch(const Exec& exec, const image<const T, Exec>& in,
                                    const image<T, Exec>& out,
                                    const gaussian_filter_parameters& p) {
  if (in.size() == 0) return 0;
  scratch count;
  detail::layout_gaussian<T>(exec, in, out, p, count);
  return count.used();
}

/// Smooths `in` into `out`, both [n0, n1, n2], which do not overlap. T is float or double, and so
/// are the sums: the error is at most (4 + the sum of the radii) * epsilon * max|in|, usually far
/// less, and values beyond half of T's range may overflow. Returns after submission.
/// (scipy.ndimage.gaussian_filter)
template <class T, class Exec>
void gaussian_filter(const Exec& exec, const image<const T, Exec>& in, const image<T, Exec>& out,
                     const gaussian_filter_parameters& p, scratch& memory) {
  if (in.size() == 0) return;
  const auto l = detail::layout_gaussian<T>(exec, in, out, p, memory);
  const std::string label = "kordon::ndimage.gaussian_filter";
  gaussian_weights(label + "::weights", exec, l.axes, l.weights);
  std::array<tap_weights<T>, 3> taps;
  for (int d = 0; d < 3; ++d) taps[d] = {l.weights[d], l.axes[d].radius};
  separable_filter<tap_symmetry::even>(label, exec, l.plan, in.data(), out.data(), taps, l.buffers,
                                       p.mode, static_cast<T>(p.cval));
}

}  // namespace kordon::v0::ndimage::kernel
