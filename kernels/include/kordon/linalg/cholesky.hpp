// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option.hpp>

namespace kordon::inline v0::linalg {

struct cholesky_options {
  bool lower = false;  ///< the lower factor, from the lower half of the matrix
};

struct cholesky_fn {
  using options = cholesky_options;

  static constexpr dtype_set types{dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 3> arrays = {{
      {.name = "A",
       .types = types,
       .has_key_type = true,
       .shape = "n n",
       .doc = "a symmetric, positive definite matrix; one half is read"},
      {.name = "out",
       .direction = role::out,
       .types = types,
       .has_key_type = true,
       .shape = "n n",
       .doc = "the factor, and 0 in the other half; NaN where there is none"},
      {.name = "info",
       .direction = role::out,
       .types = {dtype::int32},
       .shape = "",
       .doc = "0, or the order of the first leading minor that is not positive"},
  }};
  static constexpr std::array<option_parameter, 1> parameters = {
      option<&options::lower>({.name = "lower",
                               .doc = "the lower factor, from the lower half of the matrix",
                               .choices = truth_names}),
  };
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "linalg.cholesky",
      .doc = "The Cholesky factor of a positive definite matrix",
      .arrays = arrays,
      .options = parameters,
      .default_options = &defaults,
  };

  /// out [n, n] is the upper U of A [n, n] = U^T U, or the lower L of A = L L^T; only that half of A
  /// is read, and the other half of `out` is 0.
  ///
  /// A matrix that is not positive definite is no error: `info` [] is 0, or the order of the first
  /// leading minor that is not positive; all of `out` is NaN then. Enqueued on `exec`; returns before
  /// completion, and reads nothing back. `out` must not overlap A. As scipy.linalg.cholesky.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> A, writable_from<Exec> Out, writable_from<Exec> Info>
  requires element_type_is_one_of<A, float, double> && arrays_have_the_same_element_type<A, Out> &&
      element_type_is_one_of<Info, std::int32_t> && rank_is_between<A, 2> &&
      rank_is_between<Out, 2> && array_is_0_d<Info>
  void operator()(const Exec& exec, const A& a, const Out& out, const Info& info,
                  const options& o = {}) const {
    call(*this, exec, o, a, out, info);
  }
};

inline constexpr cholesky_fn cholesky{};

}  // namespace kordon::v0::linalg
