// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/conversion.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <kordon/dispatch/registry.hpp>
#include <kordon/dispatch/suggested_dtype.hpp>
#include <kordon/memory/copy.hpp>

#include "commands/command.hpp"
#include "io/file_error.hpp"
#include "report/names.hpp"

namespace kordon::tools {
namespace {

struct conversion {
  std::string input;  // empty: all of the type variable
  dtype type;
};

dtype dtype_named(const std::string& text) {
  if (const auto found = dtype_from_name(text)) return *found;
  std::vector<std::string> known;
  known.reserve(std::size(detail::dtype_table));
  for (const auto& row : detail::dtype_table) known.emplace_back(row.name);
  throw command_error(fmt::format("--as: {} is no dtype; did you mean '{}'?", tools::quoted(text),
                                  closest_name(text, known)));
}

conversion parsed(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos) return {"", dtype_named(text)};
  return {text.substr(0, equals), dtype_named(text.substr(equals + 1))};
}

bool names_an_input(const operation_description& d, std::span<const std::size_t> places,
                    const std::string& name) {
  return std::ranges::any_of(places, [&](std::size_t i) { return d.arrays[i].name == name; });
}

[[noreturn]] void unknown_input(const operation_description& d, std::span<const std::size_t> places,
                                const std::string& name) {
  std::vector<std::string> known;
  known.reserve(places.size());
  for (const std::size_t i : places) known.emplace_back(d.arrays[i].name);
  throw command_error(fmt::format("--as: {} is no input of {} here; did you mean '{}'?",
                                  tools::quoted(name), d.name, closest_name(name, known)));
}

/// The first input that can have that dtype, else the first one.
std::string_view input_for(const operation_description& d, std::span<const std::size_t> places,
                           dtype type) {
  const auto found =
      std::ranges::find_if(places, [&](std::size_t i) { return d.arrays[i].types.contains(type); });
  return d.arrays[found == places.end() ? places[0] : *found].name;
}

/// The dtype that an input gets by "--as type": of all that have the operation's type, or of one.
std::optional<dtype> wanted_type(const array_parameter& p, const std::string& name, dtype type) {
  if (name.empty()) return p.type_for(type);
  return p.name == name ? std::optional(type) : std::nullopt;
}

}  // namespace

void convert_inputs(const operation_description& d, std::span<const std::size_t> places,
                    std::span<array> inputs, std::span<const std::string> conversions) {
  for (const std::string& text : conversions) {
    const auto [name, type] = parsed(text);
    if (!name.empty() && !names_an_input(d, places, name)) unknown_input(d, places, name);
    bool is_for_one = false;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      const auto wanted = wanted_type(d.arrays[places[k]], name, type);
      if (wanted && inputs[k].type() != *wanted) inputs[k] = copy_as(*wanted, inputs[k]);
      is_for_one = is_for_one || wanted;
    }
    if (!is_for_one)
      throw command_error(
          fmt::format("--as {}: no input of {} has the operation's type; write --as {}={}", text,
                      d.name, input_for(d, places, type), text));
  }
}

std::string conversion_hint(const operation_description& d, std::span<const array_ref> arrays,
                            const dtype_mismatch& refused) {
  const auto p =
      std::ranges::find(d.arrays, std::string_view(refused.argument()), &array_parameter::name);
  if (p == d.arrays.end() || p->direction == role::out) return {};
  const auto [which, type] =
      detail::suggested_conversion(d, arrays, static_cast<std::size_t>(p - d.arrays.begin()));
  const array_parameter& changed = d.arrays[which];
  if (!converts(arrays[which].type(), type)) return {};
  // Without a name it is for all that share the operation's type.
  const bool is_key = &changed == &*std::ranges::find_if(d.arrays, &array_parameter::has_key_type);
  return fmt::format(" On this command line: --as {}{}{}", is_key ? "" : changed.name,
                     is_key ? "" : "=", name(type));
}

}  // namespace kordon::tools
