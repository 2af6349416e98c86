// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/fft/transform.hpp>

namespace kordon::inline v0::fft {

struct fftn_fn {
  using options = transform_options;

  static constexpr const auto& arrays = complex_to_complex;
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "fft.fftn",
      .doc = "The discrete Fourier transform of a complex array",
      .arrays = complex_to_complex,
      .options = transform_parameters,
      .default_options = &defaults,
  };

  /// out [k...] = sum of in [n...] * exp(-2 pi i (k n / N)...), along all axes of `in` [...].
  ///
  /// Ranks 1 to 3. Enqueued on `exec`; returns before completion. `in` stays as it is, and must
  /// not overlap `out`. As scipy.fft.fftn.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> In, writable_from<Exec> Out>
  requires element_type_is_complex<In> && arrays_have_the_same_element_type<In, Out> &&
      rank_is_between<In, 1, max_transform_rank> && arrays_have_the_same_rank<In, Out>
  void operator()(const Exec& exec, const In& in, const Out& out, const options& o = {}) const {
    call(*this, exec, o, in, out);
  }
};

inline constexpr fftn_fn fftn{};

}  // namespace kordon::v0::fft
