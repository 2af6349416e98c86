// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <kordon/dispatch/option.hpp>

struct scaled_options {
  double scale = 2;
};

/// An operation that is not Kordon's: out [...] = scale * in [...].
struct scaled_fn {
  using options = scaled_options;

  static constexpr std::array<kordon::array_parameter, 2> arrays = {
      {{.name = "in", .types = {kordon::dtype::float32}, .has_key_type = true, .shape = "..."},
       {.name = "out",
        .direction = kordon::role::out,
        .types = {kordon::dtype::float32},
        .has_key_type = true,
        .shape = "..."}}};
  static constexpr std::array<kordon::option_parameter, 1> parameters = {
      kordon::option<&options::scale>({.name = "scale", .doc = "the factor"})};
  static constexpr options defaults{};
  static constexpr kordon::operation_description description = {.name = "own.scaled",
                                                                .doc = "Multiplies by a number",
                                                                .arrays = arrays,
                                                                .options = parameters,
                                                                .default_options = &defaults};
};
