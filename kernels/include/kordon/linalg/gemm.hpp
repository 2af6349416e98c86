// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/linalg/scaling.hpp>

namespace kordon::inline v0::linalg {

struct gemm_fn {
  using options = scaling_options;

  static constexpr dtype_set types{dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 3> arrays = {{
      {.name = "A", .types = types, .has_key_type = true, .shape = "m k", .doc = "the left matrix"},
      {.name = "B",
       .types = types,
       .has_key_type = true,
       .shape = "k n",
       .doc = "the right matrix"},
      {.name = "C",
       .direction = role::inout,
       .types = types,
       .has_key_type = true,
       .shape = "m n",
       .doc = "what is updated; not read when beta is 0"},
  }};
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "linalg.gemm",
      .doc = "Matrix times matrix",
      .arrays = arrays,
      .options = scaling_parameters,
      .default_options = &defaults,
  };

  /// C [m, n] = alpha * A [m, k] * B [k, n] + beta * C. For a transpose pass a View with the axes
  /// swapped: any strides do. With beta 0 (the default) `C` is not read.
  ///
  /// Enqueued on `exec`; returns before completion. `C` must not overlap the inputs. As BLAS gemm.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> A, readable_from<Exec> B, writable_from<Exec> C>
  requires element_type_is_one_of<A, float, double> && arrays_have_the_same_element_type<A, B> &&
      arrays_have_the_same_element_type<A, C> && rank_is_between<A, 2> && rank_is_between<B, 2> &&
      rank_is_between<C, 2>
  void operator()(const Exec& exec, const A& a, const B& b, const C& c,
                  const options& o = {}) const {
    call(*this, exec, o, a, b, c);
  }
};

inline constexpr gemm_fn gemm{};

}  // namespace kordon::v0::linalg
