// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/kernel/measure_objects.hpp>
#include <kordon/ndimage/label.hpp>
#include <kordon/ndimage/measure_objects.hpp>

#include "../support/direct.hpp"

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

struct object_arrays {
  view<std::uint8_t**> mask = load<std::uint8_t**>("blobs_uint8");
  view<float**> intensity = load<float**>("noise_float32");
  view<std::int32_t**> labels{"labels", mask.layout()};
  std::size_t n = number(mask, labels);
  view<std::int64_t*> area{"area", n};
  view<double**> centroid{"centroid", n, 2};
  view<std::int64_t***> box{"box", n, 2, 2};
  view<double*> mean{"mean", n};
  view<float*> minimum{"minimum", n}, maximum{"maximum", n};
  view<std::int32_t> count{"count"};

  work least() const {
    return {bytes_of(labels, intensity), bytes_of(area, centroid, box, mean, minimum, maximum)};
  }
};

void blobs(benchmark::State& state) {
  const object_arrays a;
  // lines of ndimage.measure_objects/blobs
  const ndimage::object_measures out{a.area,    a.centroid, a.box,  a.mean,
                                     a.minimum, a.maximum,  a.count};
  // end of lines
  measure(state, a.least(), [&](const exec& e) {
    // lines of ndimage.measure_objects/blobs
    ndimage::measure_objects(e, a.labels, a.intensity, out);
    // end of lines
  });
  answer(state, middle(a.mean));
}

void direct(benchmark::State& state) {
  const object_arrays a;
  // lines of ndimage.measure_objects/blobs/direct
  const auto labels = as_image<const std::int32_t>(a.labels);
  const auto intensity = as_image<const float>(a.intensity);
  const ndimage::kernel::object_table<float, exec> table{
      a.area, a.centroid, a.box, a.mean, a.minimum, a.maximum, a.count.data()};
  const scratch_block block(
      ndimage::kernel::measure_objects_scratch_bytes<float>(static_cast<std::int64_t>(a.n)));
  // end of lines
  measure(state, a.least(), [&](const exec& e) {
    // lines of ndimage.measure_objects/blobs/direct
    scratch memory = block.get();
    ndimage::kernel::measure_objects(e, labels, intensity, table, memory);
    // end of lines
  });
  answer(state, middle(a.mean));
}

KORDON_PERF_CASE(blobs, "ndimage.measure_objects/blobs");
KORDON_PERF_CASE(direct, "ndimage.measure_objects/blobs/direct");

}  // namespace
}  // namespace kordon::perf
