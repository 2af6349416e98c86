// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/ndimage/kernel/gaussian_filter.hpp>

#include "as_image.hpp"
#include "gaussian_parts.hpp"

namespace kordon::inline v0::ndimage {
namespace {

/// The options of the call, with one sigma for each axis of the rank-3 image.
kernel::gaussian_filter_parameters parameters_of(const kordon_call& call) {
  const auto o = options_of<gaussian_filter_fn>(call);
  const int rank = call.arrays[0].rank;
  kernel::gaussian_filter_parameters p{{0, 0, 0}, o.truncate, o.mode, o.cval};
  const int added = 3 - rank;
  for (int axis = added; axis < 3; ++axis)
    p.sigma[static_cast<std::size_t>(axis)] = o.sigma[axis - added];
  return p;
}

/// All axes in one go, unless another backend's correlate1d would serve one of them. The plan
/// decides, since the choice can be another by the time of the run, and the run sees it by the
/// scratch: the parts have more of it than one go takes.
template <class Exec, class T>
struct gaussian_filter_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    const std::uint64_t one_go = bytes_of_one_go(call);
    if (!others_implement(correlate1d, call)) return one_go;
    scratch count;
    const gaussian_parts<T> parts(call, parameters_of(call), count);
    return parts.are_overridden() ? std::max<std::uint64_t>(count.used(), one_go + 1) : one_go;
  }
  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    if (others_implement(correlate1d, call) && call.scratch_bytes > bytes_of_one_go(call)) {
      gaussian_parts<T>(call, parameters_of(call), memory).run(exec);
    } else {
      kernel::gaussian_filter(exec, kernel::as_image<const T, Exec>(call, 0),
                              kernel::as_image<T, Exec>(call, 1), parameters_of(call), memory);
    }
  }

 private:
  static std::uint64_t bytes_of_one_go(const kordon_call& call) {
    return kernel::gaussian_filter_scratch<T>(
        exec_of<Exec>(call), kernel::as_image<const T, Exec>(call, 0),
        kernel::as_image<T, Exec>(call, 1), parameters_of(call));
  }
};

}  // namespace

void register_gaussian_filter(implementation_rows& rows) {
  kordon_implementation facts = takes_everything<gaussian_filter_fn>();
  facts.flags = KORDON_COMPOSITE;
  add_rows<gaussian_filter_fn, gaussian_filter_on, float, double>(rows, facts);
}

}  // namespace kordon::v0::ndimage
