// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <kordon/dispatch/built_in.hpp>
#include <kordon/fft.hpp>

#include "scale.hpp"

namespace kordon::inline v0::backends {

/// What the option `norm` multiplies the result of a library by that leaves it as it comes; `samples`
/// is N, `forward` whether it was the transform or its inverse.
template <class Op>
double norm_factor(const kordon_call& call, std::int64_t samples, bool forward) {
  using fft::normalization;
  const normalization norm = options_of<Op>(call).norm;
  const double n = static_cast<double>(samples);
  if (norm == normalization::ortho) return 1.0 / std::sqrt(n);
  return (norm == normalization::forward) == forward ? 1.0 / n : 1.0;
}

/// Multiplies the result by it, unless it is 1. T is the result's dtype.
template <class T, class Real, class Op, class Exec>
void normalize(const Exec& exec, const kordon_call& call, double factor) {
  if (factor == 1.0) return;
  scale<T>(std::string("kordon::") + Op::description.name.data() + "::scale", exec, call.arrays[1],
           static_cast<Real>(factor));
}

}  // namespace kordon::v0::backends
