// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/correlate1d.hpp>
#include <kordon/ndimage/kernel/correlate1d.hpp>

#include "as_image.hpp"

namespace kordon::inline v0::ndimage {
namespace {

kernel::correlate1d_parameters parameters_of(const kordon_call& call) {
  const auto o = options_of<correlate1d_fn>(call);
  return {o.axis < 0 ? 3 + o.axis : 3 - call.arrays[0].rank + o.axis, o.mode, o.cval};
}

template <class Exec, class T>
struct correlate1d_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return kernel::correlate1d_scratch<T>(
        exec_of<Exec>(call), kernel::as_image<const T, Exec>(call, 0),
        kernel::as_image<T, Exec>(call, 2), call.arrays[1].extents[0], parameters_of(call));
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const kordon_array& w = call.arrays[1];
    kernel::correlate1d<T>(exec, kernel::as_image<const T, Exec>(call, 0),
                           {static_cast<const T*>(w.data), w.extents[0], w.strides[0]},
                           kernel::as_image<T, Exec>(call, 2), parameters_of(call), memory);
  }
};

}  // namespace

void register_correlate1d(implementation_rows& rows) {
  add_rows<correlate1d_fn, correlate1d_on, float, double>(rows, takes_everything<correlate1d_fn>());
}

}  // namespace kordon::v0::ndimage
