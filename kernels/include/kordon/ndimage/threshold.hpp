// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>

namespace kordon::inline v0::ndimage {

struct threshold_options {};

struct threshold_fn {
  using options = threshold_options;

  static constexpr dtype_set types{dtype::uint8, dtype::uint16, dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 3> arrays = {{
      {.name = "in",
       .types = types,
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "the image"},
      {.name = "level", .types = types, .has_key_type = true, .shape = "", .doc = "the threshold"},
      {.name = "out",
       .direction = role::out,
       .types = {dtype::boolean},
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "whether a sample is above the threshold"},
  }};
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "ndimage.threshold",
      .doc = "Marks the samples above a level",
      .arrays = arrays,
      .options = {},
      .default_options = &defaults,
  };

  /// out [...] = in [...] > level []; false where `in` is NaN. `level` is a 0-d array where `exec`
  /// runs, so that the result of otsu_threshold goes in without a read-back.
  ///
  /// Enqueued on `exec`; returns before completion. `out` must not overlap the inputs.
  /// As NumPy's `in > level`.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> In, readable_from<Exec> Level, writable_from<Exec> Out>
  requires element_type_is_one_of<In, std::uint8_t, std::uint16_t, float, double> &&
      arrays_have_the_same_element_type<In, Level> && array_is_0_d<Level> &&
      element_type_is_one_of<Out, bool> && rank_is_between<In, 1, 3> &&
      arrays_have_the_same_rank<In, Out>
  void operator()(const Exec& exec, const In& in, const Level& level, const Out& out,
                  const options& o = {}) const {
    call(*this, exec, o, in, level, out);
  }
};

inline constexpr threshold_fn threshold{};

}  // namespace kordon::v0::ndimage
