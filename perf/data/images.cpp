// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <kordon/ndimage/gaussian_filter.hpp>

#include "data.hpp"

namespace kordon::perf {
namespace {

using plane = Kokkos::View<float**, Kokkos::LayoutRight, Kokkos::HostSpace>;

plane smooth_noise(std::size_t n, unsigned seed, double sigma) {
  auto samples = noise<float>(n * n, seed);
  const Kokkos::View<float**, Kokkos::LayoutRight, Kokkos::HostSpace,
                     Kokkos::MemoryTraits<Kokkos::Unmanaged>>
      in(samples.data(), n, n);
  const plane out("smooth", n, n);
  const Kokkos::DefaultHostExecutionSpace host;
  ndimage::gaussian_filter(host, in, out, {.sigma = sigma, .mode = ndimage::boundary::wrap});
  host.fence("kordon::perf::smooth_noise");
  return out;
}

/// The value that the given part of the samples is below.
float quantile(const plane& p, double part) {
  std::vector<float> v(p.data(), p.data() + p.size());
  const auto at = v.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(v.size() - 1));
  std::nth_element(v.begin(), at, v.end());
  return *at;
}

std::vector<std::uint8_t> mask_of(const plane& p, float level) {
  std::vector<std::uint8_t> mask(p.size());
  std::transform(p.data(), p.data() + p.size(), mask.begin(),
                 [level](float x) { return x > level; });
  return mask;
}

}  // namespace

void write_images(const folder& f, std::size_t n) {
  f.write("noise_float32", noise<float>(n * n, 1), n, n);
  f.write("noise_float64", noise<double>(n * n, 2), n, n);
  f.write("noise_float64_too", noise<double>(n * n, 3), n, n);
  f.write("vector_float64", noise<double>(n, 4), n);
  const auto edge = static_cast<std::size_t>(std::cbrt(static_cast<double>(n * n)));
  f.write("volume_float32", noise<float>(edge * edge * edge, 5), edge, edge, edge);
  const plane wide = smooth_noise(n, 6, 4.0);
  f.write("blobs_uint8", mask_of(wide, quantile(wide, 0.5)), n, n);
  const plane narrow = smooth_noise(n, 7, 2.0);
  f.write("dots_uint8", mask_of(narrow, quantile(narrow, 0.98)), n, n);
  std::vector<std::uint8_t> grey(
      n * n);  // the blobs as a camera would see them: two hills in the histogram
  const auto grain = noise<float>(n * n, 8);
  const float low = quantile(wide, 0.001), high = quantile(wide, 0.999);
  for (std::size_t i = 0; i < grey.size(); ++i) {
    const float blob = std::tanh(4 * ((wide.data()[i] - low) / (high - low) - 0.5f));
    grey[i] = static_cast<std::uint8_t>(
        std::clamp(128 + 70 * blob + 60 * (grain[i] - 0.5f), 0.0f, 255.0f));
  }
  f.write("image_uint8", grey, n, n);
}

}  // namespace kordon::perf
