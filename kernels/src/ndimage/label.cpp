// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/kernel/label.hpp>
#include <kordon/ndimage/label.hpp>
#include <limits>

#include "as_image.hpp"

namespace kordon::inline v0::ndimage {
namespace {

/// Runs of foreground are numbered in 32 bits.
template <class Exec, class Image>
bool has_room(const Image& in) {
  return kernel::label_grid::of<Exec>(in.extent(0), in.extent(1), in.extent(2)).most_runs <=
         std::numeric_limits<std::int32_t>::max();
}

template <class Exec, class T>
struct label_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    const auto in = kernel::as_image<const T, Exec>(call, 0);
    if (!has_room<Exec>(in)) return 0;  // run says why
    return kernel::label_scratch_bytes<Exec>(static_cast<std::int64_t>(in.extent(0)),
                                             static_cast<std::int64_t>(in.extent(1)),
                                             static_cast<std::int64_t>(in.extent(2)));
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const auto in = kernel::as_image<const T, Exec>(call, 0);
    if (!has_room<Exec>(in))
      refuse(refusal_code::shape_mismatch, label_fn::description.name, "in",
             "(" + to_string(array_of(call, 0)) +
                 ") may have 2^31 runs of foreground or more, and must have fewer. Fix: label it "
                 "in parts");
    kernel::label(exec, in, options_of<label_fn>(call).connectivity,
                  kernel::as_image<std::int32_t, Exec>(call, 1),
                  static_cast<std::int32_t*>(call.arrays[2].data), memory);
  }
};

}  // namespace

void register_label(implementation_rows& rows) {
  add_rows<label_fn, label_on, bool, std::uint8_t>(rows, takes_everything<label_fn>());
}

}  // namespace kordon::v0::ndimage
