// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/backend_options.hpp"

#include <CLI/CLI.hpp>

namespace kordon::tools {

void add_backend_options(CLI::App& command, context& wishes) {
  command
      .add_option("--backend", wishes.prefer, "Try this backend first (repeat for a second choice)")
      ->type_name("NAME")
      ->allow_extra_args(false);
  command.add_option("--only", wishes.only, "Let no other backend run (repeat to admit several)")
      ->type_name("NAME")
      ->allow_extra_args(false);
}

}  // namespace kordon::tools
