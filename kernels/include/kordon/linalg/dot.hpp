// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>

namespace kordon::inline v0::linalg {

struct dot_options {};

struct dot_fn {
  using options = dot_options;

  static constexpr dtype_set types{dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 3> arrays = {{
      {.name = "x", .types = types, .has_key_type = true, .shape = "n", .doc = "a vector"},
      {.name = "y", .types = types, .has_key_type = true, .shape = "n", .doc = "a vector"},
      {.name = "out",
       .direction = role::out,
       .types = types,
       .has_key_type = true,
       .shape = "",
       .doc = "the sum of the products"},
  }};
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "linalg.dot",
      .doc = "The inner product of two vectors",
      .arrays = arrays,
      .options = {},
      .default_options = &defaults,
  };

  /// out [] = sum of x [n] * y [n]; `out` is a 0-d array where `exec` runs, so that nothing is read
  /// back.
  ///
  /// Enqueued on `exec`; returns before completion. `out` must not overlap the inputs. As
  /// numpy.dot.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> X, readable_from<Exec> Y, writable_from<Exec> Out>
  requires element_type_is_one_of<X, float, double> && arrays_have_the_same_element_type<X, Y> &&
      arrays_have_the_same_element_type<X, Out> && rank_is_between<X, 1> && rank_is_between<Y, 1> &&
      array_is_0_d<Out>
  void operator()(const Exec& exec, const X& x, const Y& y, const Out& out,
                  const options& o = {}) const {
    call(*this, exec, o, x, y, out);
  }
};

inline constexpr dot_fn dot{};

}  // namespace kordon::v0::linalg
