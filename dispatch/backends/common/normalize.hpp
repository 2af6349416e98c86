// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <kordon/dispatch/built_in.hpp>
#include <kordon/fft.hpp>

#include "scale.hpp"

namespace kordon::inline v0::backends {

/// Divides the result as the option `norm` says, after a library that does not; `samples` is N,
/// `forward` whether it was the transform or its inverse. T is the result's dtype.
template <class T, class Real, class Op, class Exec>
void normalize(const Exec& exec, const kordon_call& call, std::int64_t samples, bool forward) {
  using fft::normalization;
  const normalization norm = options_of<Op>(call).norm;
  const double n = static_cast<double>(samples);
  if (norm != normalization::ortho && (norm == normalization::forward) != forward) return;
  const double factor = norm == normalization::ortho ? 1.0 / std::sqrt(n) : 1.0 / n;
  scale<T>(std::string("kordon::") + Op::description.name.data() + "::scale", exec, call.arrays[1],
           static_cast<Real>(factor));
}

}  // namespace kordon::v0::backends
