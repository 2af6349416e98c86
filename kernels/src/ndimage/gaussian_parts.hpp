// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <kordon/dispatch/composite.hpp>
#include <kordon/memory/scratch.hpp>
#include <kordon/ndimage/correlate1d.hpp>
#include <kordon/ndimage/kernel/gaussian_filter.hpp>

#include "as_image.hpp"

namespace kordon::inline v0::ndimage {

/// A call of gaussian_filter as calls of correlate1d, one for each axis that is filtered, in SciPy's
/// order. Between them the samples are in `out` and in an array of scratch by turns, so that the
/// last call writes `out`.
template <class T>
class gaussian_parts {
 public:
  gaussian_parts(const kordon_call& call, const kernel::gaussian_filter_parameters& p,
                 scratch& memory)
      : call_(call),
        axes_(kernel::axes_of(kernel::extents_of(call.arrays[0]), p)),
        mode_(p.mode),
        cval_(p.cval) {
    for (int d = 3 - call.arrays[0].rank; d < 3; ++d) {
      if (axes_[static_cast<std::size_t>(d)].radius > 0)
        parts_[static_cast<std::size_t>(count_++)].axis = d;
    }
    weights_ = kernel::take_gaussian_weights<T>(axes_, memory);
    const array_ref out(call.arrays[1]);
    kordon_array between = in_scratch();
    between.data = count_ > 1 ? memory.take<T>(static_cast<std::size_t>(out.size())) : nullptr;
    for (std::int64_t axis = out.rank() - 1, stride = 1; axis >= 0; --axis) {
      between.strides[axis] = stride;
      stride *= between.extents[axis];
    }
    const array_ref places[] = {out, array_ref(between)};
    for (int i = 0; i < count_; ++i) {
      part& it = parts_[static_cast<std::size_t>(i)];
      it.arrays[0] = i == 0 ? array_ref(call.arrays[0]) : parts_[std::size_t(i) - 1].arrays[2];
      it.arrays[1] = weights_of(it.axis);
      it.arrays[2] = places[(count_ - 1 - i) % 2];
    }
  }

  /// Whether another backend would serve any of the calls. Nobody is asked for nothing.
  /// \throws the refusal of a part
  bool are_overridden() const {
    if (array_ref(call_.arrays[0]).size() == 0) return false;
    bool any = false;
    for (int i = 0; i < count_; ++i) {
      const part& it = parts_[static_cast<std::size_t>(i)];
      any = is_overridden(correlate1d, call_, options_for(it), it.arrays) || any;
    }
    return any;
  }

  template <class Exec>
  void run(const Exec& exec) const {
    kernel::gaussian_weights("kordon::ndimage.gaussian_filter::weights", exec, axes_, weights_);
    for (int i = 0; i < count_; ++i) {
      const part& it = parts_[static_cast<std::size_t>(i)];
      call_part(correlate1d, call_, options_for(it), it.arrays);
    }
  }

 private:
  struct part {
    int axis = 0;  // of the rank-3 image
    std::array<array_ref, 3> arrays;
  };

  correlate1d_options options_for(const part& it) const {
    return {.axis = it.axis - 3, .mode = mode_, .cval = cval_};
  }

  /// An array like `out`, but in the memory of the exec.
  kordon_array in_scratch() const {
    kordon_array a = call_.arrays[1];
    a.where = {static_cast<std::int32_t>(home_of(static_cast<exec_kind>(call_.exec.kind))),
               call_.exec.device};
    a.label = nullptr;
    return a;
  }

  array_ref weights_of(int axis) const {
    kordon_array w = in_scratch();
    T* const centre = weights_[static_cast<std::size_t>(axis)];
    const std::int64_t radius = axes_[static_cast<std::size_t>(axis)].radius;
    w.data = centre == nullptr ? nullptr : centre - radius;
    w.rank = 1;
    w.extents[0] = 2 * radius + 1;
    w.strides[0] = 1;
    return array_ref(w);
  }

  const kordon_call& call_;
  kernel::gaussian_axes axes_;
  boundary mode_;
  double cval_;
  std::array<T*, 3> weights_;
  std::array<part, 3> parts_;
  int count_ = 0;
};

}  // namespace kordon::v0::ndimage
