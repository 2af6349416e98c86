// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <kordon/dispatch/option.hpp>

struct scaled_options {
  double scale = 2;
};
struct shifted_options {
  double scale = 2;
  double shift = 0;  ///< since version 2
};

/// An operation that is not Kordon's: out [...] = scale * in [...] + shift.
template <int Version, class Options>
struct scaled_version {
  using options = Options;

  static constexpr std::array<kordon::array_parameter, 2> arrays = {
      {{.name = "in", .types = {kordon::dtype::float32}, .has_key_type = true, .shape = "..."},
       {.name = "out",
        .direction = kordon::role::out,
        .types = {kordon::dtype::float32},
        .has_key_type = true,
        .shape = "..."}}};
  static constexpr auto parameters = [] {
    constexpr auto scale = kordon::option<&Options::scale>({.name = "scale", .doc = "the factor"});
    if constexpr (Version == 1)
      return std::array{scale};
    else
      return std::array{scale, kordon::option<&Options::shift>(
                                   {.name = "shift", .doc = "what is added", .since = 2})};
  }();
  static constexpr options defaults{};
  static constexpr kordon::operation_description description = {.name = "own.scaled",
                                                                .version = Version,
                                                                .doc = "Multiplies by a number",
                                                                .arrays = arrays,
                                                                .options = parameters,
                                                                .default_options = &defaults};
};
using scaled_fn = scaled_version<2, shifted_options>;
using older_scaled_fn = scaled_version<1, scaled_options>;
