// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/refusal.hpp>

#include "option_value.hpp"

namespace kordon::inline v0 {
namespace {

[[noreturn]] void not_a_value(const operation_description& d, const option_parameter& p,
                              const std::string& text) {
  refuse(refusal_code::option_invalid, d.name, "",
         fmt::format("option '{}' is '{}' and must be {}. Fix: set {} to such a value", p.name,
                     text, detail::readable_values(p), p.name));
}

bool same_value(const option_parameter& p, const kordon_option& a, const kordon_option& b) {
  return to_string(p, a) == to_string(p, b);
}

}  // namespace

std::vector<kordon_option> default_options(const operation_description& operation) {
  std::vector<kordon_option> options(operation.options.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    options[i].id = static_cast<std::int32_t>(i);
    operation.options[i].load(operation.default_options, options[i]);
  }
  return options;
}

std::vector<kordon_option> options_from_text(
    const operation_description& operation,
    std::span<const std::pair<std::string, std::string>> values) {
  const std::vector<kordon_option> defaults = default_options(operation);
  std::vector<kordon_option> options = defaults;
  for (const auto& [key, text] : values) {
    std::size_t i = 0;
    while (i < options.size() && operation.options[i].name != key) ++i;
    if (i == options.size()) {
      std::vector<std::string> known;
      for (const option_parameter& p : operation.options) known.emplace_back(p.name);
      refuse(refusal_code::option_invalid, operation.name, "",
             known.empty()
                 ? fmt::format(
                       "option '{}' is given, but the operation has no options. Fix: leave it out",
                       key)
                 : fmt::format("option '{}' is unknown; there are {}. Fix: did you mean '{}'?", key,
                               fmt::join(known, ", "), closest_name(key, known)));
    }
    if (!detail::parse_value(operation.options[i], text, options[i]))
      not_a_value(operation, operation.options[i], text);
    options[i].is_default = same_value(operation.options[i], defaults[i], options[i]);
  }
  return options;
}

std::string to_string(const option_parameter& p, const kordon_option& value) {
  switch (p.kind) {
    case KORDON_OPTION_REAL:
      return fmt::format("{}", value.value.real);
    case KORDON_OPTION_REALS:
      return fmt::format(
          "{}",
          fmt::join(value.value.reals,
                    value.value.reals + std::clamp<int>(value.count, 0, KORDON_MAX_RANK), ","));
    default:
      if (value.value.integer >= 0 &&
          value.value.integer < static_cast<std::int64_t>(p.choices.size()))
        return std::string(p.choices[static_cast<std::size_t>(value.value.integer)]);
      return fmt::format("{}", value.value.integer);
  }
}

}  // namespace kordon::v0
