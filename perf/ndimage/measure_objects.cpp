// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/label.hpp>
#include <kordon/ndimage/measure_objects.hpp>

#include "../support/bench.hpp"

namespace kordon::perf {
namespace {

/// How many objects there are: read back once, for the size of the outputs.
std::size_t number(const view<std::uint8_t**>& mask, const view<std::int32_t**>& labels) {
  const view<std::int32_t> count("count");
  ndimage::label(exec(), mask, labels, count);
  Kokkos::View<std::int32_t, Kokkos::HostSpace> value("value");
  Kokkos::deep_copy(value, count);
  return static_cast<std::size_t>(value());
}

void blobs(benchmark::State& state) {
  const auto mask = load<std::uint8_t**>("blobs_uint8");
  const auto intensity = load<float**>("noise_float32");
  const view<std::int32_t**> labels("labels", mask.layout());
  const std::size_t n = number(mask, labels);
  const view<std::int64_t*> area("area", n);
  const view<double**> centroid("centroid", n, 2);
  const view<std::int64_t***> box("box", n, 2, 2);
  const view<double*> mean("mean", n);
  const view<float*> minimum("minimum", n), maximum("maximum", n);
  const view<std::int32_t> count("count");
  const ndimage::object_measures out{area, centroid, box, mean, minimum, maximum, count};
  const work least{bytes_of(labels, intensity),
                   bytes_of(area, centroid, box, mean, minimum, maximum)};
  measure(state, least,
          [&](const exec& e) { ndimage::measure_objects(e, labels, intensity, out); });
  answer(state, middle(mean));
}
KORDON_PERF_CASE(blobs, "ndimage.measure_objects/blobs");

}  // namespace
}  // namespace kordon::perf
