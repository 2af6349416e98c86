// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/kernel/label.hpp>
#include <kordon/ndimage/label.hpp>

#include "../support/direct.hpp"

namespace kordon::perf {
namespace {

struct label_arrays {
  view<std::uint8_t**> in;
  view<std::int32_t**> labels;
  view<std::int32_t> count;

  explicit label_arrays(const char* data)
      : in(load<std::uint8_t**>(data)), labels("labels", in.layout()), count("count") {}
  work least() const { return {bytes_of(in), bytes_of(labels, count)}; }
};

void dispatched(benchmark::State& state, const char* data, int connectivity) {
  const label_arrays a(data);
  measure(state, a.least(), [&](const exec& e) {
    // lines of ndimage.label/blobs
    ndimage::label(e, a.in, a.labels, a.count, {.connectivity = connectivity});
    // end of lines
  });
  answer(state, a.count.data());
}

void direct(benchmark::State& state) {
  const label_arrays a("blobs_uint8");
  // lines of ndimage.label/blobs/direct
  const auto in = as_image<const std::uint8_t>(a.in);
  const auto labels = as_image<std::int32_t>(a.labels);
  const auto rows = static_cast<std::int64_t>(a.in.extent(0)),
             columns = static_cast<std::int64_t>(a.in.extent(1));
  const scratch_block block(ndimage::kernel::label_scratch_bytes<exec>(1, rows, columns));
  // end of lines
  measure(state, a.least(), [&](const exec& e) {
    // lines of ndimage.label/blobs/direct
    scratch memory = block.get();
    ndimage::kernel::label(e, in, 1, labels, a.count.data(), memory);
    // end of lines
  });
  answer(state, a.count.data());
}

void blobs(benchmark::State& state) {
  dispatched(state, "blobs_uint8", 1);
}
void blobs_and_corners(benchmark::State& state) {
  dispatched(state, "blobs_uint8", 2);
}
void dots(benchmark::State& state) {
  dispatched(state, "dots_uint8", 1);
}

KORDON_PERF_CASE(blobs, "ndimage.label/blobs");
KORDON_PERF_CASE(direct, "ndimage.label/blobs/direct");
KORDON_PERF_CASE(blobs_and_corners, "ndimage.label/blobs_and_corners");
KORDON_PERF_CASE(dots, "ndimage.label/dots");

}  // namespace
}  // namespace kordon::perf
