// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option.hpp>
#include <kordon/ndimage/boundary.hpp>

namespace kordon::inline v0::ndimage {

struct gaussian_filter_options {
  per_axis<double> sigma = 1.0;  ///< standard deviation, in samples, to 1e5; 0 leaves the axis
  boundary mode = boundary::reflect;
  double cval = 0.0;      ///< the value beyond the edge when mode is constant
  double truncate = 4.0;  ///< radius of the kernel, in sigmas
};

struct gaussian_filter_fn {
  using options = gaussian_filter_options;

  static constexpr dtype_set types{dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 2> arrays = {{
      {.name = "in",
       .types = types,
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "the samples"},
      {.name = "out",
       .direction = role::out,
       .types = types,
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "the smoothed samples"},
  }};
  static constexpr std::array<option_parameter, 4> parameters = {
      option<&options::sigma>(
          {.name = "sigma", .doc = "standard deviation, in samples", .minimum = 0, .maximum = 1e5}),
      option<&options::mode>({.name = "mode",
                              .doc = "how the array goes on beyond its edge",
                              .choices = boundary_names}),
      option<&options::cval>({.name = "cval",
                              .doc = "the value beyond the edge",
                              .applies_to = 1,
                              .applies_when = static_cast<std::int64_t>(boundary::constant)}),
      option<&options::truncate>(
          {.name = "truncate", .doc = "radius of the kernel, in sigmas", .minimum = 0}),
  };
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "ndimage.gaussian_filter",
      .doc = "Convolves with a Gaussian, axis by axis",
      .arrays = arrays,
      .options = parameters,
      .default_options = &defaults,
  };

  /// Convolves `in` [...] of rank 1 to 3 with a Gaussian, axis by axis, into `out` [...].
  ///
  /// Enqueued on `exec`; returns before completion. `in` and `out` must not overlap. Sums are taken
  /// in the element type, of as many samples as an axis has at most: taps beyond it are added to
  /// others. Method and meaning of the options: scipy.ndimage.gaussian_filter (order 0).
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> In, writable_from<Exec> Out>
  requires element_type_is_one_of<In, float, double> &&
      arrays_have_the_same_element_type<In, Out> && rank_is_between<In, 1, 3> &&
      arrays_have_the_same_rank<In, Out>
  void operator()(const Exec& exec, const In& in, const Out& out, const options& o = {}) const {
    call(*this, exec, o, in, out);
  }
};

inline constexpr gaussian_filter_fn gaussian_filter{};

}  // namespace kordon::v0::ndimage
