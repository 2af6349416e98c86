// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "commands/info.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>

#include "report/build_facts.hpp"

namespace kordon::tools {

void add_info(CLI::App& app, action& chosen) {
  const auto as_json = std::make_shared<bool>(false);
  CLI::App* command = app.add_subcommand(
      "info", "Say what this build has: spaces, backends, operations, implementations");
  command->add_flag("--json", *as_json, "As JSON");
  command->footer("Example:\n  kordon info --json");
  command->callback([&chosen, as_json] {
    chosen = [as_json] { fmt::print("{}", *as_json ? build_facts_json() : build_facts_text()); };
  });
}

}  // namespace kordon::tools
