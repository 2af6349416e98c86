// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <complex>
#include <cstdint>
#include <numbers>
#include <vector>

/// A serial reference for the fft operations: meant to be read, not to be fast.
namespace kordon::inline v0::testing::reference {

using samples = std::vector<std::complex<double>>;

/// The sums that define the transform, along one axis of a row-major array; sign is that of the
/// exponent.
inline samples transform_axis(const samples& in, const std::vector<std::int64_t>& extents,
                              std::size_t axis, int sign) {
  const std::int64_t n = extents[axis];
  std::int64_t step = 1;
  for (std::size_t i = axis + 1; i < extents.size(); ++i) step *= extents[i];
  samples out(in.size());
  for (std::size_t at = 0; at < in.size(); ++at) {
    const std::int64_t k = static_cast<std::int64_t>(at) / step % n;
    for (std::int64_t j = 0; j < n; ++j) {
      const double turn = static_cast<double>(j * k % n) / static_cast<double>(n);
      const auto from = static_cast<std::size_t>(static_cast<std::int64_t>(at) + (j - k) * step);
      out[at] += in[from] * std::polar(1.0, sign * 2 * std::numbers::pi * turn);
    }
  }
  return out;
}

/// Along all axes, without a factor.
inline samples transform(samples data, const std::vector<std::int64_t>& extents, int sign) {
  for (std::size_t axis = 0; axis < extents.size(); ++axis)
    data = transform_axis(data, extents, axis, sign);
  return data;
}

}  // namespace kordon::v0::testing::reference
