// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/operation_name.hpp"

#include <fmt/format.h>
#include <kordon/dispatch/registry.hpp>
#include <vector>

#include "commands/command.hpp"
#include "io/file_error.hpp"

namespace kordon::tools {
namespace {

/// The closest whole name, or the one whose last part is closest: "lable" means "ndimage.label".
std::string closest_operation(const std::string& name) {
  std::vector<std::string> whole, known;
  for (const operation_description* d : operations()) {
    const std::string full(d->name);
    whole.insert(whole.end(), 2, full);
    known.push_back(full);
    known.push_back(full.substr(full.find('.') + 1));
  }
  std::string best = closest_name(name, known);
  for (std::size_t i = 0; i < known.size(); ++i)
    if (known[i] == best) return whole[i];
  return best;
}

}  // namespace

const operation_description& operation_named(const std::string& name) {
  const operation_description* found = find_operation(name);
  if (found == nullptr)
    throw command_error(
        fmt::format("{} is no operation; did you mean '{}'? 'kordon info' lists them all",
                    tools::quoted(name), closest_operation(name)));
  return *found;
}

}  // namespace kordon::tools
