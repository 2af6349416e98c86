// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <kordon/fft/transform.hpp>
#include <kordon/testing/reference_fft.hpp>

#include "references.hpp"

namespace kordon::inline v0::testing {
namespace {

void fill_fft(plain_arrays& a, const plain_options&) {
  scatter(a[0], 11);
}

reference::samples samples_of(const plain_array& a) {
  reference::samples all;
  const bool is_pair = is_complex(a.type);
  for (std::int64_t i = 0; i < a.size(); i += is_pair ? 2 : 1)
    all.emplace_back(a.at(i), is_pair ? a.at(i + 1) : 0.0);
  return all;
}

/// What a sum over `count` samples is multiplied with.
double factor(const plain_options& o, bool forward, double count) {
  using fft::normalization;
  const auto norm = static_cast<normalization>(o.integer("norm"));
  if (norm == normalization::ortho) return 1 / std::sqrt(count);
  return (norm == normalization::forward) == forward ? 1 / count : 1.0;
}

template <int Sign>
void between_complex(plain_arrays& a, const plain_options& o) {
  const auto sums = reference::transform(samples_of(a[0]), a[0].extents, Sign);
  const double scale = factor(o, Sign < 0, double(sums.size()));
  a[1].values.clear();
  for (const auto& z : sums)
    a[1].values.insert(a[1].values.end(), {scale * z.real(), scale * z.imag()});
}

void to_complex(plain_arrays& a, const plain_options& o) {
  const std::int64_t n = a[0].extents.back();
  if (n == 0) return a[1].values.assign(a[1].values.size(), 0.0);
  const auto sums = reference::transform(samples_of(a[0]), a[0].extents, -1);
  const double scale = factor(o, true, double(sums.size()));
  a[1].values.clear();
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (static_cast<std::int64_t>(i) % n <= n / 2)
      a[1].values.insert(a[1].values.end(), {scale * sums[i].real(), scale * sums[i].imag()});
}

/// The axes before the last as they are; along the last the mirror images of the first half too.
void to_real(plain_arrays& a, const plain_options& o) {
  auto half = samples_of(a[0]);
  for (std::size_t axis = 0; axis + 1 < a[0].extents.size(); ++axis)
    half = reference::transform_axis(half, a[0].extents, axis, +1);
  const std::int64_t n = a[1].extents.back(), m = n / 2 + 1, lines = n == 0 ? 0 : a[1].size() / n;
  reference::samples all;
  for (std::int64_t line = 0; line < lines; ++line)
    for (std::int64_t k = 0; k < n; ++k)
      all.push_back(k < m ? half[std::size_t(line * m + k)]
                          : std::conj(half[std::size_t(line * m + n - k)]));
  const auto sums = reference::transform_axis(all, a[1].extents, a[1].extents.size() - 1, +1);
  const double scale = factor(o, false, double(sums.size()));
  for (std::int64_t i = 0; i < a[1].size(); ++i)
    a[1].at(i) = scale * sums[static_cast<std::size_t>(i)].real();
}

constexpr std::array<operation_reference, 4> rows = {{
    {"fft.fftn", fill_fft, between_complex<-1>, 64},
    {"fft.ifftn", fill_fft, between_complex<+1>, 64},
    {"fft.rfftn", fill_fft, to_complex, 64},
    {"fft.irfftn", fill_fft, to_real, 64},
}};

}  // namespace

std::span<const operation_reference> fft_references() {
  return rows;
}

}  // namespace kordon::v0::testing
