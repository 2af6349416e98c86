// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/ndimage/kernel/gaussian_filter.hpp>

#include "../support/direct.hpp"

namespace kordon::perf {
namespace {

constexpr double sigma = 2.0;
constexpr double radius = 4.0 * sigma;  // the default truncate

/// A symmetric kernel takes radius + 1 multiplications and 2 radius additions a sample and axis.
template <class T, class View>
work work_of(const View& in, const View& out) {
  const double flops = (3 * radius + 1) * View::rank() * static_cast<double>(in.size());
  return {bytes_of(in), bytes_of(out), std::is_same_v<T, float> ? flops : 0,
          std::is_same_v<T, double> ? flops : 0};
}

template <class DataType>
void dispatched(benchmark::State& state, const char* data) {
  const auto in = load<DataType>(data);
  const view<DataType> out("out", in.layout());
  using value = typename view<DataType>::value_type;
  measure(state, work_of<value>(in, out), [&](const exec& e) {
    // lines of ndimage.gaussian_filter/float32/image
    ndimage::gaussian_filter(e, in, out, {.sigma = sigma});
    // end of lines
  });
  answer(state, middle(out));
}

void direct(benchmark::State& state) {
  const auto in = load<float**>("noise_float32");
  const view<float**> out("out", in.layout());
  // lines of ndimage.gaussian_filter/float32/image/direct
  const auto source = as_image<const float>(in);
  const auto target = as_image<float>(out);
  const ndimage::kernel::gaussian_filter_parameters p{{0, sigma, sigma}};
  const scratch_block block(
      ndimage::kernel::gaussian_filter_scratch<float>(exec(), source, target, p));
  // end of lines
  measure(state, work_of<float>(in, out), [&](const exec& e) {
    // lines of ndimage.gaussian_filter/float32/image/direct
    scratch memory = block.get();
    ndimage::kernel::gaussian_filter(e, source, target, p, memory);
    // end of lines
  });
  answer(state, middle(out));
}

void float32_image(benchmark::State& state) {
  dispatched<float**>(state, "noise_float32");
}
void float64_image(benchmark::State& state) {
  dispatched<double**>(state, "noise_float64");
}
void float32_volume(benchmark::State& state) {
  dispatched<float***>(state, "volume_float32");
}

KORDON_PERF_CASE(float32_image, "ndimage.gaussian_filter/float32/image");
KORDON_PERF_CASE(direct, "ndimage.gaussian_filter/float32/image/direct");
KORDON_PERF_CASE(float64_image, "ndimage.gaussian_filter/float64/image");
KORDON_PERF_CASE(float32_volume, "ndimage.gaussian_filter/float32/volume");

}  // namespace
}  // namespace kordon::perf
