// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// A backend of its own: gaussian_filter of dense float32 images [rows, columns] on the host, with the edge reflected.
// Each row of the result is made in one go, so that nothing in between leaves the cache.
#include <algorithm>
#include <cmath>
#include <kordon/dispatch/backend_description.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>

namespace {

using exec_type = Kokkos::DefaultHostExecutionSpace;
using kordon::ndimage::gaussian_filter_fn;

/// "d c b a | a b c d | d c b a", from any distance.
std::int64_t reflected(std::int64_t i, std::int64_t n) {
  i = (i < 0 ? -1 - i : i) % (2 * n);
  return i < n ? i : 2 * n - 1 - i;
}

/// What a call needs beside its arrays, laid out in its scratch: the taps of both axes, and one line for each band of
/// rows.
struct layout {
  std::int64_t rows, columns, radius[2], bands, taps[2], lines, line_length;

  explicit layout(const kordon_call& call)
      : rows(call.arrays[1].extents[0]), columns(call.arrays[1].extents[1]) {
    const auto o = kordon::options_of<gaussian_filter_fn>(call);
    for (int axis : {0, 1})
      radius[axis] = static_cast<std::int64_t>(o.truncate * o.sigma[axis] + 0.5);
    bands = std::min<std::int64_t>(rows, 8L * kordon::exec_of<exec_type>(call).concurrency());
    taps[0] = 0;
    taps[1] = 2 * radius[0] + 1;
    lines = taps[1] + 2 * radius[1] + 1;
    line_length = columns + 2 * radius[1];
  }
  std::uint64_t bytes() const {
    return static_cast<std::uint64_t>(lines + line_length * bands) * sizeof(float);
  }
};

void write_taps(float* taps, std::int64_t radius, double sigma) {
  const auto tap = [sigma](std::int64_t k) {
    return k == 0 ? 1 : std::exp(-0.5 * double(k * k) / (sigma * sigma));
  };
  double sum = 0;
  for (std::int64_t k = -radius; k <= radius; ++k) sum += tap(k);
  for (std::int64_t k = -radius; k <= radius; ++k) taps[radius + k] = float(tap(k) / sum);
}

struct filter_band {
  layout plan;
  const float* in;
  float* out;
  float* scratch;

  void operator()(std::int64_t band) const {
    float* const line = scratch + plan.lines + plan.line_length * band;
    const std::int64_t end = plan.rows * (band + 1) / plan.bands;
    for (std::int64_t i = plan.rows * band / plan.bands; i < end; ++i) {
      sum_rows(i, line + plan.radius[1]);
      extend(line);
      sum_columns(line, out + i * plan.columns);
    }
  }

  void sum_rows(std::int64_t i, float* line) const {
    std::fill_n(line, plan.columns, 0.0f);
    for (std::int64_t k = -plan.radius[0]; k <= plan.radius[0]; ++k) {
      const float w = scratch[plan.taps[0] + plan.radius[0] + k];
      const float* const row = in + reflected(i + k, plan.rows) * plan.columns;
      for (std::int64_t j = 0; j < plan.columns; ++j) line[j] += w * row[j];
    }
  }

  void extend(float* line) const {
    const std::int64_t r = plan.radius[1], n = plan.columns;
    for (std::int64_t k = 0; k < r; ++k) {
      line[k] = line[r + reflected(k - r, n)];
      line[r + n + k] = line[r + reflected(n + k, n)];
    }
  }

  void sum_columns(const float* line, float* result) const {
    std::fill_n(result, plan.columns, 0.0f);
    for (std::int64_t k = 0; k <= 2 * plan.radius[1]; ++k) {
      const float w = scratch[plan.taps[1] + k];
      for (std::int64_t j = 0; j < plan.columns; ++j) result[j] += w * line[j + k];
    }
  }
};

struct quick_gaussian_filter {
  static std::uint64_t scratch_bytes(const kordon_call& call) { return layout(call).bytes(); }

  static void run(const exec_type& exec, const kordon_call& call, kordon::scratch&) {
    const layout plan(call);
    if (plan.columns == 0) return;
    const auto o = kordon::options_of<gaussian_filter_fn>(call);
    auto* const scratch = static_cast<float*>(call.scratch);
    for (int axis : {0, 1}) write_taps(scratch + plan.taps[axis], plan.radius[axis], o.sigma[axis]);
    Kokkos::parallel_for("quick::gaussian_filter",
                         Kokkos::RangePolicy<exec_type>(exec, 0, plan.bands),
                         filter_band{plan, static_cast<const float*>(call.arrays[0].data),
                                     static_cast<float*>(call.arrays[1].data), scratch});
  }
};

void add_rows(kordon::implementation_rows& rows) {
  static constexpr kordon_option_claim claims[] = {
      {"sigma", 1}, {"truncate", 1}, {"mode", 1u << int(kordon::ndimage::boundary::reflect)}};
  auto facts = kordon::takes_everything<gaussian_filter_fn>();
  facts.ranks = 1u << 2;                // rank 2 only
  facts.layouts = KORDON_LAYOUT_RIGHT;  // dense, row-major
  facts.options = claims;               // what is not here is never given to it
  facts.option_count = std::size(claims);
  facts.preference = 10;  // before the portable kernel, which has 0
  kordon::add_row<gaussian_filter_fn, exec_type, float, quick_gaussian_filter>(rows, facts);
}

}  // namespace

extern "C" const kordon_backend* kordon_backend_entry(const kordon_host*) {
  static const kordon::backend_description all(
      {.name = "quick", .version = "1.0", .report = "the makers of quick"}, add_rows);
  return &all.c();
}
