// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/set_text.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "commands/command.hpp"
#include "io/file_error.hpp"

namespace kordon::tools {
namespace {

struct setting {
  std::string backend, name, value;  // backend: empty for an option of the operation
};

setting parsed(const std::string& text) {
  const auto equals = text.find('=');
  if (equals == std::string::npos)
    throw command_error(
        fmt::format("--set {}: there is no value; write NAME=VALUE", tools::quoted(text)));
  const std::string name = text.substr(0, equals), value = text.substr(equals + 1);
  const auto colon = name.find(':');
  if (colon == std::string::npos) return {"", name, value};
  return {name.substr(0, colon), name.substr(colon + 1), value};
}

/// What `--set` says, in its order; an option that is set twice is refused, as others are.
std::vector<setting> parsed(const std::vector<std::string>& texts) {
  std::vector<setting> settings;
  for (const std::string& text : texts) {
    const setting s = parsed(text);
    const auto is_same = [&](const setting& other) {
      return other.backend == s.backend && other.name == s.name;
    };
    if (std::ranges::any_of(settings, is_same))
      throw command_error(fmt::format("--set {}: {} is set twice; leave one out",
                                      tools::quoted(text), tools::quoted(s.name)));
    settings.push_back(s);
  }
  return settings;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> settings_of_operation(
    const std::vector<std::string>& texts) {
  std::vector<std::pair<std::string, std::string>> settings;
  for (const setting& s : parsed(texts))
    if (s.backend.empty()) settings.emplace_back(s.name, s.value);
  return settings;
}

context context_of(const call_request& request) {
  context all = request.backends;
  for (const setting& s : parsed(request.options))
    if (!s.backend.empty()) all.options.push_back({s.backend, {{s.name, s.value}}});
  return all;
}

}  // namespace kordon::tools
