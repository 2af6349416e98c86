// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <kordon/ndimage/boundary.hpp>
#include <numeric>
#include <vector>

/// Serial references for the ndimage operations: meant to be read, not to be fast.
/// Images are row-major [n0, n1, n2]; lower ranks have leading extents of 1.
namespace kordon::inline v0::testing::reference {

struct extents3 {
  std::int64_t n[3];
  std::int64_t size() const { return n[0] * n[1] * n[2]; }
  std::int64_t index(std::int64_t i, std::int64_t j, std::int64_t k) const {
    return (i * n[1] + j) * n[2] + k;
  }
};

/// The element that stands at position i of an endless array made from n elements; -1: cval.
inline std::int64_t continued(ndimage::boundary mode, std::int64_t i, std::int64_t n) {
  using ndimage::boundary;
  const auto modulo = [](std::int64_t a, std::int64_t b) { return ((a % b) + b) % b; };
  if (i >= 0 && i < n) return i;
  switch (mode) {
    case boundary::constant:
      return -1;
    case boundary::nearest:
      return i < 0 ? 0 : n - 1;
    case boundary::wrap:
      return modulo(i, n);
    case boundary::reflect: {
      const std::int64_t m = modulo(i, 2 * n);
      return m < n ? m : 2 * n - 1 - m;
    }
    case boundary::mirror: {
      if (n == 1) return 0;
      const std::int64_t m = modulo(i, 2 * n - 2);
      return m < n ? m : 2 * n - 2 - m;
    }
  }
  return -1;
}

/// Correlates one axis with weights, as scipy.ndimage.correlate1d with origin 0. In long double, since
/// there can be very many weights.
inline std::vector<double> correlate_axis(const std::vector<double>& in, extents3 e, int axis,
                                          const std::vector<double>& weights,
                                          ndimage::boundary mode, double cval) {
  const auto n = static_cast<std::int64_t>(weights.size());
  if (in.empty()) return {};
  std::vector<std::int64_t> source;  // of each place in a line with n / 2 samples before it
  for (std::int64_t i = -(n / 2); i < e.n[axis] + n - n / 2; ++i)
    source.push_back(continued(mode, i, e.n[axis]));
  const std::int64_t stride = e.index(axis == 0, axis == 1, axis == 2);
  std::vector<double> out(in.size());
  for (std::int64_t i = 0; i < e.n[0]; ++i)
    for (std::int64_t j = 0; j < e.n[1]; ++j)
      for (std::int64_t k = 0; k < e.n[2]; ++k) {
        const std::int64_t here[3] = {i, j, k}, line = e.index(i, j, k) - here[axis] * stride;
        long double value = 0;
        for (std::int64_t t = 0; t < n; ++t) {
          const std::int64_t from = source[std::size_t(here[axis] + t)];
          value +=
              weights[std::size_t(t)] * (from < 0 ? cval : in[std::size_t(line + from * stride)]);
        }
        out[std::size_t(e.index(i, j, k))] = double(value);
      }
  return out;
}

/// One axis of a Gaussian filter, in double.
inline std::vector<double> gaussian_axis(const std::vector<double>& in, extents3 e, int axis,
                                         double sigma, double truncate, ndimage::boundary mode,
                                         double cval) {
  const auto radius = static_cast<std::int64_t>(truncate * sigma + 0.5);
  std::vector<double> weights;
  for (std::int64_t t = -radius; t <= radius; ++t)
    weights.push_back(std::exp(-0.5 * double(t * t) / (sigma * sigma)));
  const auto sum = double(std::accumulate(weights.begin(), weights.end(), 0.0L));
  for (double& w : weights) w /= sum;
  return correlate_axis(in, e, axis, weights, mode, cval);
}

/// Connected components by flood fill, numbered in raster order.
inline std::vector<std::int32_t> label(const std::vector<std::uint8_t>& mask, extents3 e,
                                       int connectivity, std::int32_t& count) {
  std::vector<std::int32_t> labels(mask.size(), 0);
  std::vector<std::int64_t> stack;
  count = 0;
  for (std::int64_t start = 0; start < e.size(); ++start) {
    if (mask[std::size_t(start)] == 0 || labels[std::size_t(start)] != 0) continue;
    labels[std::size_t(start)] = ++count;
    stack.assign(1, start);
    while (!stack.empty()) {
      const std::int64_t at = stack.back();
      stack.pop_back();
      const std::int64_t k = at % e.n[2], j = at / e.n[2] % e.n[1], i = at / e.n[2] / e.n[1];
      for (int step = 0; step < 27; ++step) {
        const std::int64_t di = step / 9 - 1, dj = step / 3 % 3 - 1, dk = step % 3 - 1;
        if ((di != 0) + (dj != 0) + (dk != 0) > connectivity) continue;
        const std::int64_t x = i + di, y = j + dj, z = k + dk;
        if (x < 0 || y < 0 || z < 0 || x >= e.n[0] || y >= e.n[1] || z >= e.n[2]) continue;
        const auto next = std::size_t(e.index(x, y, z));
        if (mask[next] == 0 || labels[next] != 0) continue;
        labels[next] = count;
        stack.push_back(e.index(x, y, z));
      }
    }
  }
  return labels;
}

}  // namespace kordon::v0::testing::reference
