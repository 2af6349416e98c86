// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/set_text.hpp"

#include <fmt/format.h>

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

}  // namespace

std::vector<std::pair<std::string, std::string>> settings_of_operation(
    const std::vector<std::string>& texts) {
  std::vector<std::pair<std::string, std::string>> settings;
  for (const std::string& text : texts)
    if (const setting s = parsed(text); s.backend.empty()) settings.emplace_back(s.name, s.value);
  return settings;
}

context context_of(const call_request& request) {
  context all = request.backends;
  for (const std::string& text : request.options)
    if (const setting s = parsed(text); !s.backend.empty())
      all.options.push_back({s.backend, {{s.name, s.value}}});
  return all;
}

}  // namespace kordon::tools
