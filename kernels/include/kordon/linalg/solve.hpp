// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>

namespace kordon::inline v0::linalg {

struct solve_options {};

struct solve_fn {
  using options = solve_options;

  static constexpr dtype_set types{dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 4> arrays = {{
      {.name = "A", .types = types, .has_key_type = true, .shape = "n n", .doc = "the matrix"},
      {.name = "b",
       .types = types,
       .has_key_type = true,
       .shape = "n ...",
       .min_rank = 1,
       .max_rank = 2,
       .doc = "a right-hand side, or one a column"},
      {.name = "x",
       .direction = role::out,
       .types = types,
       .has_key_type = true,
       .shape = "n ...",
       .min_rank = 1,
       .max_rank = 2,
       .doc = "the solutions; NaN where there is none"},
      {.name = "info",
       .direction = role::out,
       .types = {dtype::int32},
       .shape = "",
       .doc = "0, or which pivot is the first that is exactly 0, from 1"},
  }};
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "linalg.solve",
      .doc = "Solves linear equations, by LU factors with partial pivoting",
      .arrays = arrays,
      .options = {},
      .default_options = &defaults,
  };

  /// A [n, n] * x = b, where b and x are [n] or [n, k].
  ///
  /// A singular matrix is no error: `info` [] is 0, or i where the i-th pivot is exactly 0; all of x
  /// is NaN then. The factors live in scratch, and A and b stay as they are. Enqueued on `exec`;
  /// returns before completion, and reads nothing back. Outputs must not overlap the inputs. As
  /// scipy.linalg.solve and LAPACK gesv, which leave it to the caller to look at info.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> A, readable_from<Exec> B, writable_from<Exec> X,
            writable_from<Exec> Info>
  requires element_type_is_one_of<A, float, double> && arrays_have_the_same_element_type<A, B> &&
      arrays_have_the_same_element_type<A, X> && element_type_is_one_of<Info, std::int32_t> &&
      rank_is_between<A, 2> && rank_is_between<B, 1, 2> && arrays_have_the_same_rank<B, X> &&
      array_is_0_d<Info>
  void operator()(const Exec& exec, const A& a, const B& b, const X& x, const Info& info,
                  const options& o = {}) const {
    call(*this, exec, o, a, b, x, info);
  }
};

inline constexpr solve_fn solve{};

}  // namespace kordon::v0::linalg
