// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/kernel/threshold.hpp>
#include <kordon/ndimage/threshold.hpp>

#include "as_image.hpp"

namespace kordon::inline v0::ndimage {
namespace {

template <class Exec, class T>
struct threshold_on {
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    kernel::threshold(exec, kernel::as_image<const T, Exec>(call, 0),
                      static_cast<const T*>(call.arrays[1].data),
                      kernel::as_image<bool, Exec>(call, 2), memory);
  }
};

}  // namespace

void register_threshold(implementation_rows& rows) {
  add_rows<threshold_fn, threshold_on, std::uint8_t, std::uint16_t, float, double>(
      rows, takes_everything<threshold_fn>());
}

}  // namespace kordon::v0::ndimage
