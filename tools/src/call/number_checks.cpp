// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/number_checks.hpp"

#include <fmt/format.h>
#include <charconv>
#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "io/file_error.hpp"

namespace kordon::tools {
namespace {

template <class Number>
std::optional<Number> number_in(const std::string& text) {
  Number number{};
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

}  // namespace

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
