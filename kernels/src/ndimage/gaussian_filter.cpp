// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/ndimage/kernel/gaussian_filter.hpp>

#include "as_image.hpp"

namespace kordon::inline v0::ndimage {
namespace {

/// The options of the call, with one sigma for each axis of the rank-3 image.
kernel::gaussian_filter_parameters parameters_of(const kordon_call& call) {
  const auto o = options_of<gaussian_filter_fn>(call);
  const int rank = call.arrays[0].rank;
  kernel::gaussian_filter_parameters p{{0, 0, 0}, o.truncate, o.mode, o.cval};
  for (int axis = 0; axis < rank; ++axis)
    p.sigma[static_cast<std::size_t>(3 - rank + axis)] = o.sigma[axis];
  return p;
}

template <class Exec, class T>
struct gaussian_filter_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return kernel::gaussian_filter_scratch<T>(
        exec_of<Exec>(call), kernel::as_image<const T, Exec>(call, 0),
        kernel::as_image<T, Exec>(call, 1), parameters_of(call));
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    kernel::gaussian_filter(exec, kernel::as_image<const T, Exec>(call, 0),
                            kernel::as_image<T, Exec>(call, 1), parameters_of(call), memory);
  }
};

}  // namespace

void register_gaussian_filter(implementation_rows& rows) {
  add_rows<gaussian_filter_fn, gaussian_filter_on, float, double>(
      rows, takes_everything<gaussian_filter_fn>());
}

}  // namespace kordon::v0::ndimage
