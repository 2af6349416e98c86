// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>

namespace kordon::inline v0::ndimage {

struct measure_objects_options {};

/// Where the measures go: one row an object, `c` rows of capacity, for images of rank `r`.
template <class Area, class Centroid, class Box, class Mean, class Minimum, class Maximum,
          class Count>
struct object_measures {
  Area area;          ///< [c] int64: number of elements
  Centroid centroid;  ///< [c, r] float64: mean coordinates
  Box box;            ///< [c, r, 2] int64: first coordinate, and one past the last
  Mean mean;          ///< [c] float64: mean intensity
  Minimum minimum;    ///< [c] of the intensity's dtype
  Maximum maximum;    ///< [c] of the intensity's dtype
  Count count;        ///< [] int32: the largest label; rows beyond it are those of absent objects
};

struct measure_objects_fn {
  using options = measure_objects_options;

  static constexpr dtype_set types{dtype::uint8, dtype::uint16, dtype::float32, dtype::float64};
  static constexpr std::array<array_parameter, 9> arrays = {{
      {.name = "labels",
       .types = {dtype::int32},
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "the object that each sample belongs to; 0: none"},
      {.name = "intensity",
       .types = types,
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "the image to measure"},
      {.name = "area",
       .direction = role::out,
       .types = {dtype::int64},
       .shape = "c",
       .doc = "number of samples"},
      {.name = "centroid",
       .direction = role::out,
       .types = {dtype::float64},
       .shape = "c rank",
       .doc = "mean coordinates"},
      {.name = "box",
       .direction = role::out,
       .types = {dtype::int64},
       .shape = "c rank 2",
       .doc = "first coordinate, and one past the last"},
      {.name = "mean",
       .direction = role::out,
       .types = {dtype::float64},
       .shape = "c",
       .doc = "mean intensity"},
      {.name = "minimum",
       .direction = role::out,
       .types = types,
       .has_key_type = true,
       .shape = "c",
       .doc = "least intensity"},
      {.name = "maximum",
       .direction = role::out,
       .types = types,
       .has_key_type = true,
       .shape = "c",
       .doc = "greatest intensity"},
      {.name = "count",
       .direction = role::out,
       .types = {dtype::int32},
       .shape = "",
       .doc = "the largest label"},
  }};
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "ndimage.measure_objects",
      .doc = "Measures every labelled object: area, place and intensity",
      .arrays = arrays,
      .options = {},
      .default_options = &defaults,
      .count_array = 8,
  };

  /// Measures the objects of `labels` [...] over `intensity` [...]; row i of each output is object
  /// i + 1. Outputs have any capacity `c`: `count` says how many rows belong to objects, and where
  /// it is larger than `c` the rest was left out. A label that no element has gets area 0 and NaN
  /// centroid and mean. The mean of a float image can change in its last bits from run to run (threads
  /// add in the order in which they come); all else is the same. A NaN is in the mean, but not in
  /// the extremes; otherwise as skimage.measure.regionprops.
  ///
  /// Enqueued on `exec`; returns before completion, reads nothing back. Outputs must not overlap
  /// anything.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> Labels, readable_from<Exec> Intensity,
            writable_from<Exec> Area, writable_from<Exec> Centroid, writable_from<Exec> Box,
            writable_from<Exec> Mean, writable_from<Exec> Minimum, writable_from<Exec> Maximum,
            writable_from<Exec> Count>
  requires element_type_is_one_of<Labels, std::int32_t> &&
      element_type_is_one_of<Intensity, std::uint8_t, std::uint16_t, float, double> &&
      rank_is_between<Labels, 1, 3> && arrays_have_the_same_rank<Labels, Intensity> &&
      element_type_is_one_of<Area, std::int64_t> && rank_is_between<Area, 1> &&
      element_type_is_one_of<Centroid, double> && rank_is_between<Centroid, 2> &&
      element_type_is_one_of<Box, std::int64_t> && rank_is_between<Box, 3> &&
      element_type_is_one_of<Mean, double> && rank_is_between<Mean, 1> &&
      arrays_have_the_same_element_type<Intensity, Minimum> && rank_is_between<Minimum, 1> &&
      arrays_have_the_same_element_type<Intensity, Maximum> && rank_is_between<Maximum, 1> &&
      element_type_is_one_of<Count, std::int32_t> && array_is_0_d<Count>
  void operator()(const Exec& exec, const Labels& labels, const Intensity& intensity,
                  const object_measures<Area, Centroid, Box, Mean, Minimum, Maximum, Count>& out,
                  const options& o = {}) const {
    call(*this, exec, o, labels, intensity, out.area, out.centroid, out.box, out.mean, out.minimum,
         out.maximum, out.count);
  }
};

inline constexpr measure_objects_fn measure_objects{};

}  // namespace kordon::v0::ndimage
