// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/linalg/scaling.hpp>
#include <kordon/sparse/csr_matrix.hpp>

namespace kordon::inline v0::sparse {

struct spmv_fn {
  using options = linalg::scaling_options;

  static constexpr dtype_set types{dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 5> arrays = {{
      {.name = "A.row_map",
       .types = {dtype::int64},
       .shape = "m+1",
       .doc = "where each row of A begins"},
      {.name = "A.columns",
       .types = {dtype::int32},
       .shape = "e",
       .doc = "the column of each entry"},
      {.name = "A.values",
       .types = types,
       .has_key_type = true,
       .shape = "e",
       .doc = "the value of each entry"},
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
      .name = "sparse.spmv",
      .doc = "Sparse matrix times vector",
      .arrays = arrays,
      .options = linalg::scaling_parameters,
      .default_options = &defaults,
  };

  /// y [m] = alpha * A [m, n] * x [n] + beta * y, with A in compressed rows.
  ///
  /// The entries of A are not checked against n: columns outside it are undefined behaviour. With
  /// beta 0 (the default) `y` is not read. Enqueued on `exec`; returns before completion. `y` must
  /// not overlap the inputs. As scipy.sparse.csr_array @ x.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> RowMap, readable_from<Exec> Columns,
            readable_from<Exec> Values, readable_from<Exec> X, writable_from<Exec> Y>
  requires element_type_is_one_of<RowMap, std::int64_t> && rank_is_between<RowMap, 1> &&
      element_type_is_one_of<Columns, std::int32_t> && rank_is_between<Columns, 1> &&
      element_type_is_one_of<Values, float, double> && rank_is_between<Values, 1> &&
      arrays_have_the_same_element_type<Values, X> &&
      arrays_have_the_same_element_type<Values, Y> && rank_is_between<X, 1> && rank_is_between<Y, 1>
  void operator()(const Exec& exec, const csr_matrix<RowMap, Columns, Values>& a, const X& x,
                  const Y& y, const options& o = {}) const {
    call(*this, exec, o, a.row_map, a.columns, a.values, x, y);
  }
};

inline constexpr spmv_fn spmv{};

}  // namespace kordon::v0::sparse
