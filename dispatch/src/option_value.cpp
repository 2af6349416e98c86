// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "option_value.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <charconv>
#include <optional>

namespace kordon::inline v0::detail {
namespace {

template <class T>
std::optional<T> number(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool parse_reals(std::string_view text, kordon_option& value) {
  value.count = 0;
  while (value.count < KORDON_MAX_RANK) {
    const auto comma = text.find(',');
    const auto real = number<double>(text.substr(0, comma));
    if (!real) return false;
    value.value.reals[value.count++] = *real;
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
  return false;
}

}  // namespace

bool parse_value(const option_parameter& p, const std::string& text, kordon_option& value) {
  if (p.kind == KORDON_OPTION_REALS) return parse_reals(text, value);
  if (p.kind == KORDON_OPTION_REAL) {
    const auto real = number<double>(text);
    if (real) value.value.real = *real;
    return real.has_value();
  }
  for (std::size_t i = 0; i < p.choices.size(); ++i) {
    if (p.choices[i] == text) {
      value.value.integer = static_cast<std::int64_t>(i);
      return true;
    }
  }
  const auto integer = p.choices.empty() ? number<std::int64_t>(text) : std::nullopt;
  if (integer) value.value.integer = *integer;
  return integer.has_value();
}

std::string readable_values(const option_parameter& p) {
  if (!p.choices.empty()) return range_of(p);
  return p.kind == KORDON_OPTION_INTEGER ? "an integer" : "a number (or one an axis: 1.5,2)";
}

std::string range_of(const option_parameter& p) {
  if (!p.choices.empty()) return fmt::format("one of {}", fmt::join(p.choices, ", "));
  if (std::isfinite(p.minimum) && std::isfinite(p.maximum))
    return p.minimum_is_open ? fmt::format("above {} and at most {}", p.minimum, p.maximum)
                             : fmt::format("from {} to {}", p.minimum, p.maximum);
  if (std::isfinite(p.minimum))
    return fmt::format("{} {}", p.minimum_is_open ? "above" : "at least", p.minimum);
  return "finite";
}

}  // namespace kordon::v0::detail
