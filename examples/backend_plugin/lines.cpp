// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A backend that has only a building block: correlate1d of dense float32 arrays, where the edge is reflected or wraps. What
// Kordon makes of that block, gaussian_filter among others, is made of this one then.
#include <kordon/dispatch/backend_description.hpp>
#include <kordon/ndimage/correlate1d.hpp>

namespace {

using exec_type = Kokkos::DefaultHostExecutionSpace;
using kordon::ndimage::boundary;
using kordon::ndimage::correlate1d_fn;

struct sum_along_axis {
  const float* in;
  const float* weights;
  float* out;
  std::int64_t count, extent, stride;
  bool wraps;

  std::int64_t inside(std::int64_t i) const {
    const std::int64_t period = wraps ? extent : 2 * extent;
    i = (i % period + period) % period;
    return i < extent ? i : period - 1 - i;
  }
  void operator()(std::int64_t n) const {
    const std::int64_t at = n / stride % extent;
    const float* const line = in + n - at * stride;
    float sum = 0;
    for (std::int64_t k = 0; k < count; ++k)
      sum += weights[k] * line[inside(at + k - count / 2) * stride];
    out[n] = sum;
  }
};

struct lines_correlate1d {
  static void run(const exec_type& exec, const kordon_call& call, kordon::scratch&) {
    const auto o = kordon::options_of<correlate1d_fn>(call);
    const kordon_array &in = call.arrays[0], &weights = call.arrays[1], &out = call.arrays[2];
    const int axis = o.axis < 0 ? o.axis + in.rank : o.axis;
    std::int64_t size = 1, stride = 1;
    for (int i = 0; i < in.rank; ++i) size *= in.extents[i];
    for (int i = axis + 1; i < in.rank; ++i) stride *= in.extents[i];
    Kokkos::parallel_for(
        "lines::correlate1d", Kokkos::RangePolicy<exec_type>(exec, 0, size),
        sum_along_axis{static_cast<const float*>(in.data), static_cast<const float*>(weights.data),
                       static_cast<float*>(out.data), weights.extents[0], in.extents[axis], stride,
                       o.mode == boundary::wrap});
  }
};

void add_rows(kordon::implementation_rows& rows) {
  static constexpr kordon_option_claim claims[] = {
      {"axis", 1}, {"mode", 1u << int(boundary::reflect) | 1u << int(boundary::wrap)}};
  auto facts = kordon::takes_everything<correlate1d_fn>();
  facts.layouts = KORDON_LAYOUT_RIGHT;
  facts.options = claims;
  facts.option_count = std::size(claims);
  kordon::add_row<correlate1d_fn, exec_type, float, lines_correlate1d>(rows, facts);
}

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  static const kordon::backend_description all(
      {.name = "lines", .version = "1.0", .report = "the makers of lines"}, add_rows);
  return &all.c();
}
