// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/fft/transform.hpp>

namespace kordon::inline v0::fft {

struct irfftn_fn {
  using options = transform_options;

  static constexpr const auto& arrays = complex_to_real;
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "fft.irfftn",
      .doc = "The inverse of the discrete Fourier transform of a real array",
      .arrays = complex_to_real,
      .options = transform_parameters,
      .default_options = &defaults,
  };

  /// out [..., n] = the real array whose rfftn is `in` [..., n/2+1]; n is what `out` says, odd or
  /// even.
  ///
  /// What `in` must hold to be such a transform is not checked: the imaginary parts that would
  /// vanish are taken for 0 along the last axis. Ranks 1 to 3. Enqueued on `exec`; returns before
  /// completion. `in` stays as it is, and must not overlap `out`. As scipy.fft.irfftn.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> In, writable_from<Exec> Out>
  requires element_type_is_complex_of<In, Out> && element_type_is_one_of<Out, float, double> &&
      rank_is_between<In, 1, max_transform_rank> && arrays_have_the_same_rank<In, Out>
  void operator()(const Exec& exec, const In& in, const Out& out, const options& o = {}) const {
    call(*this, exec, o, in, out);
  }
};

inline constexpr irfftn_fn irfftn{};

}  // namespace kordon::v0::fft
