// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "declared_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/refusal.hpp>

#include "option_value.hpp"

namespace kordon::inline v0::detail {
namespace {

kordon_option default_of(const option_facts& o, std::size_t index) {
  kordon_option value{};
  value.id = static_cast<std::int32_t>(index);
  value.kind = o.kind;
  value.is_default = 1;
  if (o.kind == KORDON_OPTION_REAL)
    value.value.real = o.default_value;
  else
    value.value.integer = static_cast<std::int64_t>(o.default_value);
  return value;
}

[[noreturn]] void unknown_option(const declared_options& declared, const std::string& backend,
                                 const std::string& name) {
  std::vector<std::string> known;
  for (const backend_option& o : declared.options()) known.emplace_back(o.parameter.name);
  refuse(refusal_code::option_invalid, "context_scope", "",
         known.empty()
             ? fmt::format("option '{}' is set for backend '{}', which has no options of "
                           "its own. Fix: leave it out",
                           name, backend)
             : fmt::format("option '{}' is unknown to backend '{}', which has {}. Fix: "
                           "did you mean '{}'?",
                           name, backend, fmt::join(known, ", "), closest_name(name, known)));
}

}  // namespace

declared_options::declared_options(const backend_facts& backend) {
  choices_.reserve(backend.options.size());
  for (const option_facts& o : backend.options) {
    auto& names = choices_.emplace_back(o.choices.begin(), o.choices.end());
    const kordon_option value = default_of(o, options_.size());
    options_.push_back({{.name = o.name,
                         .doc = o.doc,
                         .kind = o.kind,
                         .minimum = o.minimum,
                         .maximum = o.maximum,
                         .choices = names},
                        value});
    defaults_.push_back(value);
  }
}

void set_options(const declared_options& declared, const backend_options& set,
                 std::vector<kordon_option>& values) {
  for (const auto& [name, text] : set.values) {
    const auto found = std::ranges::find(declared.options(), std::string_view(name),
                                         [](const backend_option& o) { return o.parameter.name; });
    if (found == declared.options().end()) unknown_option(declared, set.backend, name);
    const option_parameter& p = found->parameter;
    kordon_option value = found->default_value;
    const bool is_read = parse_value(p, text, value);
    if (!is_read || !has_valid_value(p, value, 0))
      refuse(
          refusal_code::option_invalid, "context_scope", "",
          fmt::format("option '{}' of backend '{}' is '{}' and must be {}. Fix: set {} to such "
                      "a value",
                      name, set.backend, text, is_read ? range_of(p) : readable_values(p), name));
    value.is_default = to_string(p, value) == to_string(p, found->default_value);
    values[static_cast<std::size_t>(value.id)] = value;
  }
}

std::vector<std::string> texts_of_set_options(const declared_options& declared,
                                              std::span<const kordon_option> values) {
  std::vector<std::string> texts;
  for (const kordon_option& value : values) {
    const auto& o = declared.options()[static_cast<std::size_t>(value.id)];
    if (value.is_default == 0)
      texts.push_back(fmt::format("{} = {}", o.parameter.name, to_string(o.parameter, value)));
  }
  return texts;
}

}  // namespace kordon::v0::detail
