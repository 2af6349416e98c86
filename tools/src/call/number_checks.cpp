// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/number_checks.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <string>

#include "io/file_error.hpp"
#include "process/number_in.hpp"

namespace kordon::tools {

void must_be_whole(CLI::Option& option, std::int64_t lowest, std::int64_t highest) {
  option.check([lowest, highest](const std::string& text) -> std::string {
    const auto number = number_in<std::int64_t>(text);
    if (number && *number >= lowest && *number <= highest) return {};
    return fmt::format("{} is no whole number from {} to {}; write one", tools::quoted(text),
                       lowest, highest);
  });
}

void must_be_number(CLI::Option& option) {
  option.check([](const std::string& text) -> std::string {
    if (number_in<double>(text)) return {};
    return fmt::format("{} is no number; write one, such as 1.5", tools::quoted(text));
  });
}

}  // namespace kordon::tools
