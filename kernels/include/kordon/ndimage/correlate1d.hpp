// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option.hpp>
#include <kordon/ndimage/boundary.hpp>

namespace kordon::inline v0::ndimage {

struct correlate1d_options {
  int axis = -1;  ///< the axis; negative values count from behind the last one
  boundary mode = boundary::reflect;
  double cval = 0.0;  ///< the value beyond the edge when mode is constant
};

struct correlate1d_fn {
  using options = correlate1d_options;

  static constexpr dtype_set types{dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 3> arrays = {{
      {.name = "in",
       .types = types,
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "the samples"},
      {.name = "weights",
       .types = types,
       .has_key_type = true,
       .shape = "w+1",
       .doc = "the weights, at least one"},
      {.name = "out",
       .direction = role::out,
       .types = types,
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "the weighted sums"},
  }};
  static constexpr std::array<option_parameter, 3> parameters = {
      option<&options::axis>({.name = "axis",
                              .doc = "the axis, counted from behind the last where negative",
                              .is_axis = true}),
      option<&options::mode>({.name = "mode",
                              .doc = "how the array goes on beyond its edge",
                              .choices = boundary_names}),
      option<&options::cval>({.name = "cval",
                              .doc = "the value beyond the edge",
                              .applies_to = 1,
                              .applies_when = static_cast<std::int64_t>(boundary::constant)}),
  };
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "ndimage.correlate1d",
      .doc = "Correlates with weights along one axis",
      .arrays = arrays,
      .options = parameters,
      .default_options = &defaults,
  };

  /// out[..., i, ...] = sum over k of weights[k] * in[..., i + k - n / 2, ...], along one axis of
  /// `in` [...] and `out` [...] of rank 1 to 3, with `weights` [n >= 1].
  ///
  /// Enqueued on `exec`; returns before completion. `out` must not overlap the inputs. Sums are
  /// taken in the element type. scipy.ndimage.correlate1d with origin 0, for odd and even n.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> In, readable_from<Exec> Weights,
            writable_from<Exec> Out>
  requires element_type_is_one_of<In, float, double> &&
      arrays_have_the_same_element_type<In, Weights> &&
      arrays_have_the_same_element_type<In, Out> && rank_is_between<In, 1, 3> &&
      rank_is_between<Weights, 1> && arrays_have_the_same_rank<In, Out>
  void operator()(const Exec& exec, const In& in, const Weights& weights, const Out& out,
                  const options& o = {}) const {
    call(*this, exec, o, in, weights, out);
  }
};

inline constexpr correlate1d_fn correlate1d{};

}  // namespace kordon::v0::ndimage
