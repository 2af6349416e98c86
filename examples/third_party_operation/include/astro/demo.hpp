// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend_options.hpp>

/// The backend that comes with this library.
namespace astro {

struct demo;

/// What it alone understands: `kordon::context_scope scope({.options = {astro::demo_options{.tile =
/// 64}}});`.
struct demo_options {
  using of = demo;
  int tile = 16;  ///< samples along each side of a tile that is worked on at once
};

struct demo {
  static constexpr std::string_view name = "demo";
  static constexpr std::array<kordon::option_parameter, 1> parameters = {
      kordon::option<&demo_options::tile>({.name = "tile",
                                           .doc = "samples along each side of a tile",
                                           .minimum = 1,
                                           .maximum = 32}),
  };
};

/// Registers the operation and the backend: at the start of the program, before its first call.
void register_with_kordon();

}  // namespace astro
