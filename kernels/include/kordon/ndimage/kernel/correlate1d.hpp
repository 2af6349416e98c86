// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/memory/scratch.hpp>
#include <kordon/ndimage/kernel/separable_filter.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// The options of correlate1d, with the axis of the rank-3 image.
struct correlate1d_parameters {
  int axis;
  boundary mode = boundary::reflect;
  double cval = 0.0;
};

/// Weights [extent > 0] of correlate1d, any stride apart.
template <class T>
struct correlate1d_weights {
  const T* data;
  std::int64_t extent, stride;
};

namespace detail {

/// dense[k] = the weight k; and a 1 behind them, for the axes that are left as they are.
template <class T>
struct lay_out_weights {
  correlate1d_weights<T> weights;
  T* dense;

  KOKKOS_FUNCTION void operator()(std::int64_t k) const {
    dense[k] = k < weights.extent ? weights.data[k * weights.stride] : T(1);
  }
};

template <class T>
struct correlate1d_layout {
  separable_plan plan;
  T* weights;  // [extent + 1]
  T* buffers;
};

template <class T, class Exec>
correlate1d_layout<T> layout_correlate1d(const Exec& exec, const image<const T, Exec>& in,
                                         const image<T, Exec>& out, std::int64_t extent,
                                         const correlate1d_parameters& p, scratch& memory) {
  correlate1d_layout<T> l{};
  std::array<std::int64_t, 3> radius{};
  radius[p.axis] = extent / 2;
  l.plan = plan_separable<Exec, T>(exec, in, out, radius);
  l.weights = memory.take<T>(extent + 1);
  l.buffers = memory.take<T>(l.plan.elements());
  return l;
}

}  // namespace detail

/// Bytes of scratch that correlate1d needs: some rows of `in` for each thread of a host.
template <class T, class Exec>
std::size_t correlate1d_scratch(const Exec& exec, const image<const T, Exec>& in,
                                const image<T, Exec>& out, std::int64_t extent,
                                const correlate1d_parameters& p) {
  if (in.size() == 0) return 0;
  scratch count;
  detail::layout_correlate1d<T>(exec, in, out, extent, p, count);
  return count.used();
}

/// out[..., i, ...] = sum over k of weights[k] * in[..., i + k - extent / 2, ...] along the axis,
/// of arrays [n0, n1, n2] that do not overlap. T is float or double, and so are the sums. Returns
/// after submission. (scipy.ndimage.correlate1d with origin 0)
template <class T, class Exec>
void correlate1d(const Exec& exec, const image<const T, Exec>& in,
                 const correlate1d_weights<T>& weights, const image<T, Exec>& out,
                 const correlate1d_parameters& p, scratch& memory) {
  if (in.size() == 0) return;
  const std::string label = "kordon::ndimage.correlate1d";
  const auto l = detail::layout_correlate1d<T>(exec, in, out, weights.extent, p, memory);
  Kokkos::parallel_for(
      label + "::weights",
      Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(exec, 0, weights.extent + 1),
      detail::lay_out_weights<T>{weights, l.weights});
  const std::int64_t before = weights.extent / 2, after = weights.extent - before - 1;
  std::array<tap_weights<T>, 3> taps;
  taps.fill({l.weights + weights.extent, 0});
  taps[p.axis] = {l.weights + before, after, before > after};
  // A single weight is a factor, which the one axis that is filtered in any case has to bring.
  if (before == 0) taps.fill({l.weights, 0});
  separable_filter<tap_symmetry::none>(label, exec, l.plan, in.data(), out.data(), taps, l.buffers,
                                       p.mode, static_cast<T>(p.cval));
}

}  // namespace kordon::v0::ndimage::kernel
