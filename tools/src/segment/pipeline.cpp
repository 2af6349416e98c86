// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "segment/pipeline.hpp"

#include <fmt/format.h>
#include <chrono>
#include <cmath>
#include <Kokkos_Core.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/ndimage.hpp>

#include "call/array_file.hpp"
#include "commands/command.hpp"

namespace kordon::tools {
namespace {

using exec_space = Kokkos::DefaultHostExecutionSpace;

/// Makes one call, waits until it is done, and keeps its receipt.
template <class Call>
void step(const exec_space& exec, std::vector<receipt>& steps, const Call& call) {
  const record receipts;
  const auto start = std::chrono::steady_clock::now();
  call();
  exec.fence("kordon::segment::step");
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  steps.push_back(receipts.calls().back());
  steps.back().seconds = taken.count();
}

erased_measures room_for(std::int64_t count, dtype intensity, place here) {
  return {.area = zeros(here, dtype::int64, {count}, "area"),
          .centroid = zeros(here, dtype::float64, {count, 2}, "centroid"),
          .box = zeros(here, dtype::int64, {count, 2, 2}, "box"),
          .mean = zeros(here, dtype::float64, {count}, "mean"),
          .minimum = zeros(here, intensity, {count}, "minimum"),
          .maximum = zeros(here, intensity, {count}, "maximum"),
          .count = zeros(here, dtype::int32, {}, "count")};
}

double value_of(const array& level) {
  return level.type() == dtype::float32 ? *static_cast<const float*>(level.data())
                                        : *static_cast<const double*>(level.data());
}

/// A level that is no number has no pixel above it, and an image without objects would be a lie.
void check_level(double level, dtype type) {
  if (!std::isfinite(level))
    throw command_error(fmt::format(
        "Otsu's level of the smoothed image is {}, as its values are too far apart for {}; scale "
        "the image first, for example with a / abs(a).max()",
        level, name(type)));
}

}  // namespace

segmentation segment_image(const host_array& image, const segment_settings& settings) {
  const exec_space exec;
  const place here = place_of(exec);
  const array original(ref_of(image), nullptr);
  const bool is_real = image.type == dtype::float32 || image.type == dtype::float64;
  const array samples = is_real ? original : copy_as(dtype::float32, original);
  const array smooth = zeros_like(samples, "smooth");
  const array level = zeros(here, samples.type(), {}, "level");
  const array mask = zeros(here, dtype::boolean, image.shape, "mask");
  const array count = zeros(here, dtype::int32, {}, "count");
  segmentation found;
  found.labels = host_array(dtype::int32, image.shape);
  const array_ref labels = ref_of(found.labels);

  step(exec, found.steps,
       [&] { ndimage::gaussian_filter(exec, samples, smooth, {.sigma = settings.sigma}); });
  step(exec, found.steps, [&] { ndimage::otsu_threshold(exec, smooth, level); });
  check_level(value_of(level), level.type());
  step(exec, found.steps, [&] { ndimage::threshold(exec, smooth, level, mask); });
  step(exec, found.steps,
       [&] { ndimage::label(exec, mask, labels, count, {.connectivity = settings.connectivity}); });
  // How many objects there are decides how much room the measures need.
  found.count = *static_cast<const std::int32_t*>(count.data());
  found.level = fmt::format("{:.6g}", value_of(level));
  found.objects = room_for(found.count, image.type, here);
  step(exec, found.steps, [&] { ndimage::measure_objects(exec, labels, original, found.objects); });
  return found;
}

}  // namespace kordon::tools
