// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <kordon/testing/reference_ndimage.hpp>
#include <limits>
#include <map>

#include "references.hpp"

namespace kordon::inline v0::testing {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool is_floating(dtype t) {
  return t == dtype::float32 || t == dtype::float64;
}

reference::extents3 extents_of(const plain_array& a) {
  reference::extents3 e{{1, 1, 1}};
  std::ranges::copy(a.extents, e.n + 3 - a.extents.size());
  return e;
}

void fill_first(plain_arrays& a, const plain_options&) {
  scatter(a[0], 1, 0, 1);
}

void gaussian_filter(plain_arrays& a, const plain_options& o) {
  const reference::extents3 e = extents_of(a[0]);
  const int rank = static_cast<int>(a[0].extents.size());
  std::vector<double> values = a[0].values;
  for (int axis = 0; axis < rank && !values.empty(); ++axis)
    if (const double sigma = o.real("sigma", axis); sigma > 0)
      values = reference::gaussian_axis(values, e, 3 - rank + axis, sigma, o.real("truncate"),
                                        static_cast<ndimage::boundary>(o.integer("mode")),
                                        o.real("cval"));
  a[1].values = values;
}

void fill_correlate1d(plain_arrays& a, const plain_options&) {
  scatter(a[0], 1);
  scatter(a[1], 2);
}
void correlate1d(plain_arrays& a, const plain_options& o) {
  const int axis = static_cast<int>(o.integer("axis")),
            rank = static_cast<int>(a[0].extents.size());
  a[2].values = reference::correlate_axis(
      a[0].values, extents_of(a[0]), axis < 0 ? 3 + axis : 3 - rank + axis, a[1].values,
      static_cast<ndimage::boundary>(o.integer("mode")), o.real("cval"));
}

/// Two heaps of samples. Floats lie in the middle of bins, but for the extremes.
void fill_otsu(plain_arrays& a, const plain_options&) {
  plain_array& in = a[0];
  for (std::int64_t i = 0; i < in.size(); ++i)
    in.at(i) = std::floor(60 * scattered(i, 1)) + (i % 3 == 0 ? 150 : 20) +
               (is_floating(in.type) ? 0.5 : 0);
  if (in.size() < 3 || !is_floating(in.type)) return;
  in.at(1) = 0;
  in.at(2) = 256;
}

/// The split of the bins of largest variance between the classes (Otsu 1979), the first of equals.
std::int64_t best_split(const std::map<std::int64_t, std::int64_t>& bins) {
  double best = -1;
  std::int64_t level = bins.begin()->first;
  for (const auto& [t, ignored] : bins) {
    double weight[2] = {0, 0}, sum[2] = {0, 0};
    for (const auto& [bin, count] : bins) {
      weight[bin > t] += double(count);
      sum[bin > t] += double(count) * double(bin);
    }
    if (weight[1] == 0) continue;
    const double gap = sum[0] / weight[0] - sum[1] / weight[1];
    const double between = weight[0] * weight[1] * gap * gap;
    if (between <= best * (1 + 1e-12)) continue;
    best = between;
    level = t;
  }
  return level;
}

void otsu_threshold(plain_arrays& a, const plain_options&) {
  const plain_array& in = a[0];
  double& level = a[1].at(0);
  level = is_floating(in.type) ? nan : 0;
  if (in.size() == 0) return;
  const auto [least, greatest] = std::ranges::minmax(in.values);
  const double low = is_floating(in.type) ? least : 0;
  const double width = is_floating(in.type) ? (greatest - least) / 256 : 1;
  std::map<std::int64_t, std::int64_t> bins;
  for (double v : in.values)
    ++bins[is_floating(in.type) ? std::min(std::int64_t((v - low) / width), std::int64_t(255))
                                : std::int64_t(v)];
  level = least == greatest      ? least
          : is_floating(in.type) ? low + (double(best_split(bins)) + 0.5) * width
                                 : double(best_split(bins));
}

void fill_threshold(plain_arrays& a, const plain_options&) {
  for (std::int64_t i = 0; i < a[0].size(); ++i) a[0].at(i) = std::floor(200 * scattered(i, 1));
  a[1].at(0) = 100;
}
void threshold(plain_arrays& a, const plain_options&) {
  for (std::int64_t i = 0; i < a[0].size(); ++i) a[2].at(i) = a[0].at(i) > a[1].at(0);
}

void fill_label(plain_arrays& a, const plain_options&) {
  for (std::int64_t i = 0; i < a[0].size(); ++i)
    a[0].at(i) = scattered(i, 1) < 0.5 ? 0 : a[0].type == dtype::boolean ? 1 : 1 + double(i % 255);
}
void label(plain_arrays& a, const plain_options& o) {
  const std::vector<std::uint8_t> mask(a[0].values.begin(), a[0].values.end());
  std::int32_t count = 0;
  const auto labels =
      reference::label(mask, extents_of(a[0]), static_cast<int>(o.integer("connectivity")), count);
  a[1].values.assign(labels.begin(), labels.end());
  a[2].at(0) = count;
}

/// Labels 1 to 4 without 3, so that the first objects fit any capacity of the tests.
void fill_measure(plain_arrays& a, const plain_options&) {
  constexpr double labels[] = {0, 1, 2, 4, 1};
  for (std::int64_t i = 0; i < a[0].size(); ++i)
    a[0].at(i) = labels[std::int64_t(5 * scattered(i, 1))];
  for (std::int64_t i = 0; i < a[1].size(); ++i) a[1].at(i) = std::floor(250 * scattered(i, 2));
}

void measure_objects(plain_arrays& a, const plain_options&) {
  const auto rank = static_cast<std::int64_t>(a[0].extents.size());
  const bool has_nan = is_floating(a[1].type);
  const std::int64_t capacity = a[2].size();
  a[8].at(0) = 0;
  for (double l : a[0].values) a[8].at(0) = std::max(a[8].at(0), l);
  for (std::int64_t row = 0; row < capacity; ++row) {
    double area = 0, sum = 0, low = has_nan ? nan : 0, high = low;
    std::vector<double> centre(std::size_t(rank), 0.0), first(std::size_t(rank), 0.0),
        last(std::size_t(rank), 0.0);
    for (std::int64_t i = 0; i < a[0].size(); ++i) {
      if (a[0].at(i) != double(row + 1)) continue;
      const bool is_first = area++ == 0;
      const double v = a[1].at(i);
      sum += v;
      low = is_first ? v : std::min(low, v);
      high = is_first ? v : std::max(high, v);
      std::int64_t rest = i;
      for (std::int64_t axis = rank - 1; axis >= 0; --axis) {
        const std::int64_t n = a[0].extents[std::size_t(axis)];
        const double x = double(rest % n);
        const auto k = std::size_t(axis);
        rest /= n;
        centre[k] += x;
        first[k] = is_first ? x : std::min(first[k], x);
        last[k] = std::max(last[k], x + 1);
      }
    }
    a[2].at(row) = area;
    a[5].at(row) = area > 0 ? sum / area : nan;
    a[6].at(row) = low;
    a[7].at(row) = high;
    for (std::int64_t axis = 0; axis < rank; ++axis) {
      const auto k = std::size_t(axis);
      a[3].at(row * rank + axis) = area > 0 ? centre[k] / area : nan;
      a[4].at((row * rank + axis) * 2) = first[k];
      a[4].at((row * rank + axis) * 2 + 1) = last[k];
    }
  }
}

constexpr std::array<operation_reference, 6> rows = {{
    {"ndimage.gaussian_filter", fill_first, gaussian_filter, 64},
    {"ndimage.correlate1d", fill_correlate1d, correlate1d, 64},
    {"ndimage.otsu_threshold", fill_otsu, otsu_threshold, 64},
    {"ndimage.threshold", fill_threshold, threshold, 0},
    {"ndimage.label", fill_label, label, 0},
    {"ndimage.measure_objects", fill_measure, measure_objects, 64},
}};

}  // namespace

std::span<const operation_reference> ndimage_references() {
  return rows;
}

}  // namespace kordon::v0::testing
