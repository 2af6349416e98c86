// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/correlate1d.hpp>
#include <kordon/ndimage/kernel/correlate1d.hpp>

#include "../support/direct.hpp"

namespace kordon::perf {
namespace {

constexpr std::size_t count = 17;

struct samples {
  view<float**> in = load<float**>("noise_float32"), out{"out", in.layout()};
  view<float*> weights{"weights", count};

  samples() { Kokkos::deep_copy(weights, 1.0f / count); }

  /// With weights that could be anything: a multiplication and an addition each.
  work least() const {
    const double flops = 2.0 * count * static_cast<double>(in.size());
    return {bytes_of(in, weights), bytes_of(out), flops, 0};
  }
};

void dispatched(benchmark::State& state, int axis) {
  const samples a;
  measure(state, a.least(), [&](const exec& e) {
    // lines of ndimage.correlate1d/float32/axis_0
    ndimage::correlate1d(e, a.in, a.weights, a.out, {.axis = axis});
    // end of lines
  });
  answer(state, middle(a.out));
}

void rows(benchmark::State& state) {
  dispatched(state, 0);
}
void columns(benchmark::State& state) {
  dispatched(state, 1);
}

void direct(benchmark::State& state) {
  const samples a;
  // lines of ndimage.correlate1d/float32/axis_0/direct
  const auto in = as_image<const float>(a.in);
  const auto out = as_image<float>(a.out);
  const ndimage::kernel::correlate1d_parameters p{.axis = 1};
  const ndimage::kernel::correlate1d_weights<float> weights{a.weights.data(), count, 1};
  const scratch_block block(ndimage::kernel::correlate1d_scratch<float>(exec(), in, out, count, p));
  // end of lines
  measure(state, a.least(), [&](const exec& e) {
    // lines of ndimage.correlate1d/float32/axis_0/direct
    scratch memory = block.get();
    ndimage::kernel::correlate1d<float>(e, in, weights, out, p, memory);
    // end of lines
  });
  answer(state, middle(a.out));
}

KORDON_PERF_CASE(rows, "ndimage.correlate1d/float32/axis_0");
KORDON_PERF_CASE(direct, "ndimage.correlate1d/float32/axis_0/direct");
KORDON_PERF_CASE(columns, "ndimage.correlate1d/float32/axis_1");

}  // namespace
}  // namespace kordon::perf
