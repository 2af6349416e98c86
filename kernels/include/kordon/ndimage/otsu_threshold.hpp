// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>

namespace kordon::inline v0::ndimage {

struct otsu_threshold_options {};

struct otsu_threshold_fn {
  using options = otsu_threshold_options;

  static constexpr dtype_set types{dtype::uint8, dtype::uint16, dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 2> arrays = {{
      {.name = "in",
       .types = types,
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "the image"},
      {.name = "level",
       .direction = role::out,
       .types = types,
       .has_key_type = true,
       .shape = "",
       .doc = "the threshold: samples above it are foreground"},
  }};
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "ndimage.otsu_threshold",
      .doc = "Finds the level that separates dark from bright best",
      .arrays = arrays,
      .options = {},
      .default_options = &defaults,
  };

  /// Writes to `level` [] the threshold that maximises the variance between the two classes of `in`
  /// [...].
  ///
  /// Enqueued on `exec`; returns before completion, and reads nothing back. Integers have one bin a
  /// value; floats have 256 bins between minimum and maximum. An empty image, or a NaN or an
  /// infinity in it or in its range, gives NaN (0 for integers). Method: Otsu 1979; ties and bin
  /// centres as in skimage.filters.threshold_otsu.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> In, writable_from<Exec> Level>
  requires element_type_is_one_of<In, std::uint8_t, std::uint16_t, float, double> &&
      arrays_have_the_same_element_type<In, Level> && rank_is_between<In, 1, 3> &&
      array_is_0_d<Level>
  void operator()(const Exec& exec, const In& in, const Level& level, const options& o = {}) const {
    call(*this, exec, o, in, level);
  }
};

inline constexpr otsu_threshold_fn otsu_threshold{};

}  // namespace kordon::v0::ndimage
