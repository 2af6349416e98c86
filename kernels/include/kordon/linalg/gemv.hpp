// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/linalg/scaling.hpp>

namespace kordon::inline v0::linalg {

struct gemv_fn {
  using options = scaling_options;

  static constexpr dtype_set types{dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 3> arrays = {{
      {.name = "A", .types = types, .has_key_type = true, .shape = "m n", .doc = "the matrix"},
      {.name = "x", .types = types, .has_key_type = true, .shape = "n", .doc = "the vector"},
      {.name = "y",
       .direction = role::inout,
       .types = types,
       .has_key_type = true,
       .shape = "m",
       .doc = "what is updated; not read when beta is 0"},
  }};
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "linalg.gemv",
      .doc = "Matrix times vector",
      .arrays = arrays,
      .options = scaling_parameters,
      .default_options = &defaults,
  };

  /// y [m] = alpha * A [m, n] * x [n] + beta * y. For the transpose pass a View with the axes
  /// swapped: any strides do. With beta 0 (the default) `y` is not read.
  ///
  /// Enqueued on `exec`; returns before completion. `y` must not overlap the inputs. As BLAS gemv.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> A, readable_from<Exec> X, writable_from<Exec> Y>
  requires element_type_is_one_of<A, float, double> && arrays_have_the_same_element_type<A, X> &&
      arrays_have_the_same_element_type<A, Y> && rank_is_between<A, 2> && rank_is_between<X, 1> &&
      rank_is_between<Y, 1>
  void operator()(const Exec& exec, const A& a, const X& x, const Y& y,
                  const options& o = {}) const {
    call(*this, exec, o, a, x, y);
  }
};

inline constexpr gemv_fn gemv{};

}  // namespace kordon::v0::linalg
