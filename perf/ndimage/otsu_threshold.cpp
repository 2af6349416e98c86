// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/kernel/otsu_threshold.hpp>
#include <kordon/ndimage/kernel/threshold.hpp>
#include <kordon/ndimage/otsu_threshold.hpp>
#include <kordon/ndimage/threshold.hpp>

#include "../support/direct.hpp"

namespace kordon::perf {
namespace {

struct mask_arrays {
  view<std::uint8_t**> in = load<std::uint8_t**>("image_uint8");
  view<std::uint8_t> level{"level"};
  view<bool**> mask{"mask", in.layout()};

  work least() const { return {bytes_of(in), bytes_of(mask)}; }
};

/// The level stays where the image is: no read-back between the two.
void dispatched(benchmark::State& state) {
  const mask_arrays a;
  measure(state, a.least(), [&](const exec& e) {
    // lines of ndimage.otsu_threshold+threshold/uint8
    ndimage::otsu_threshold(e, a.in, a.level);
    ndimage::threshold(e, a.in, a.level, a.mask);
    // end of lines
  });
  answer(state, a.level.data());
}

void direct(benchmark::State& state) {
  const mask_arrays a;
  // lines of ndimage.otsu_threshold+threshold/uint8/direct
  const auto in = as_image<const std::uint8_t>(a.in);
  const auto mask = as_image<bool>(a.mask);
  constexpr std::int64_t bins = 256;
  const scratch_block block(
      ndimage::kernel::otsu_threshold_scratch<std::uint8_t>(exec(), in, bins));
  // end of lines
  measure(state, a.least(), [&](const exec& e) {
    // lines of ndimage.otsu_threshold+threshold/uint8/direct
    scratch memory = block.get();
    ndimage::kernel::otsu_threshold(e, in, a.level.data(), bins, memory);
    ndimage::kernel::threshold(e, in, static_cast<const std::uint8_t*>(a.level.data()), mask,
                               memory);
    // end of lines
  });
  answer(state, a.level.data());
}

KORDON_PERF_CASE(dispatched, "ndimage.otsu_threshold+threshold/uint8");
KORDON_PERF_CASE(direct, "ndimage.otsu_threshold+threshold/uint8/direct");

}  // namespace
}  // namespace kordon::perf
