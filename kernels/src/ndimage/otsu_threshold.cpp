// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/kernel/otsu_threshold.hpp>
#include <kordon/ndimage/otsu_threshold.hpp>

#include "as_image.hpp"

namespace kordon::inline v0::ndimage {
namespace {

constexpr std::int64_t bins = 256;  // for floats, as skimage's default

template <class Exec, class T>
struct otsu_threshold_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return kernel::otsu_threshold_scratch<T>(exec_of<Exec>(call),
                                             kernel::as_image<const T, Exec>(call, 0), bins);
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    kernel::otsu_threshold(exec, kernel::as_image<const T, Exec>(call, 0),
                           static_cast<T*>(call.arrays[1].data), bins, memory);
  }
};

}  // namespace

void register_otsu_threshold(implementation_rows& rows) {
  add_rows<otsu_threshold_fn, otsu_threshold_on, std::uint8_t, std::uint16_t, float, double>(
      rows, takes_everything<otsu_threshold_fn>());
}

}  // namespace kordon::v0::ndimage
