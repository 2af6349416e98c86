// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option.hpp>

namespace kordon::inline v0::ndimage {

struct label_options {
  int connectivity =
      1;  ///< how many coordinates of neighbours may differ: 1 (edges) to rank (corners)
};

struct label_fn {
  using options = label_options;

  static constexpr std::array<array_parameter, 3> arrays = {{
      {.name = "in",
       .types = {dtype::boolean, dtype::uint8},
       .has_key_type = true,
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "the mask: foreground is what is not zero"},
      {.name = "labels",
       .direction = role::out,
       .types = {dtype::int32},
       .shape = "...",
       .min_rank = 1,
       .max_rank = 3,
       .doc = "0 for background, else the number of the object"},
      {.name = "count",
       .direction = role::out,
       .types = {dtype::int32},
       .shape = "",
       .doc = "how many objects"},
  }};
  static constexpr std::array<option_parameter, 1> parameters = {
      option<&options::connectivity>({.name = "connectivity",
                                      .doc = "coordinates of neighbours that may differ",
                                      .minimum = 1,
                                      .at_most_rank = true}),
  };
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "ndimage.label",
      .doc = "Numbers the connected objects of a mask",
      .arrays = arrays,
      .options = parameters,
      .default_options = &defaults,
  };

  /// Numbers the connected components of `in` [...] from 1 in raster order of their first element,
  /// into `labels` [...]; their number goes to `count` [].
  ///
  /// Enqueued on `exec`; returns before completion, and reads nothing back. Outputs must not
  /// overlap the input. Numbers as scipy.ndimage.label with generate_binary_structure(rank,
  /// connectivity).
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, readable_from<Exec> In, writable_from<Exec> Labels,
            writable_from<Exec> Count>
  requires element_type_is_one_of<In, bool, std::uint8_t> &&
      element_type_is_one_of<Labels, std::int32_t> && element_type_is_one_of<Count, std::int32_t> &&
      rank_is_between<In, 1, 3> && arrays_have_the_same_rank<In, Labels> && array_is_0_d<Count>
  void operator()(const Exec& exec, const In& in, const Labels& labels, const Count& count,
                  const options& o = {}) const {
    call(*this, exec, o, in, labels, count);
  }
};

inline constexpr label_fn label{};

}  // namespace kordon::v0::ndimage
