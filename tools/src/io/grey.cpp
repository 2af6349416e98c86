// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/grey.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "io/element.hpp"

namespace kordon::tools {
namespace {

struct limits {
  double low = 0;
  double high = 0;
};

template <typename T>
limits find_limits(const T* values, std::int64_t count, grey_range range) {
  // A sample finds percentiles well enough, and the odd stride does not follow columns.
  constexpr std::int64_t sample = 1 << 20;
  std::int64_t stride = 1;
  if (range == grey_range::percentile && count > sample) stride = count / sample | 1;
  std::vector<double> seen;
  limits found{INFINITY, -INFINITY};
  for (std::int64_t i = 0; i < count; i += stride) {
    const auto value = static_cast<double>(values[i]);
    if (!std::isfinite(value)) continue;
    found.low = std::min(found.low, value);
    found.high = std::max(found.high, value);
    if (range == grey_range::percentile) seen.push_back(value);
  }
  if (found.low > found.high) return {};
  if (range == grey_range::full) return found;
  const auto at = [&](double fraction) {
    const auto nth = seen.begin() + std::lround(fraction * static_cast<double>(seen.size() - 1));
    std::nth_element(seen.begin(), nth, seen.end());
    return *nth;
  };
  const limits clipped{at(0.005), at(0.995)};
  return clipped.low < clipped.high ? clipped : found;  // nearly constant: show what differs
}

}  // namespace

std::vector<std::uint8_t> to_grey8(const host_array& image, grey_range range) {
  if (image.shape.size() != 2)
    throw std::invalid_argument(fmt::format("to_grey8: rank {} is not 2", image.shape.size()));
  std::vector<std::uint8_t> grey(static_cast<std::size_t>(image.size()));
  visit_real(image, [&](const auto* values) {
    const auto [low, high] = find_limits(values, image.size(), range);
    // Halves keep the width finite for the whole range of double.
    const double half_width = high / 2 - low / 2;
    const auto steps = image.strides();
    auto* to = grey.data();
    for (std::int64_t row = 0; row < image.shape[0]; ++row)
      for (std::int64_t col = 0; col < image.shape[1]; ++col) {
        const auto value = static_cast<double>(values[row * steps[0] + col * steps[1]]);
        const double part = half_width > 0 ? (value / 2 - low / 2) / half_width : 0;
        *to++ =
            static_cast<std::uint8_t>(std::isnan(part) ? 0 : 255 * std::clamp(part, 0., 1.) + 0.5);
      }
  });
  return grey;
}

}  // namespace kordon::tools
