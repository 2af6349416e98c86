// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/call_inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <kordon/dispatch/option_text.hpp>

#include "call/array_file.hpp"
#include "call/conversion.hpp"
#include "call/operation_name.hpp"
#include "call/set_text.hpp"
#include "commands/command.hpp"

namespace kordon::tools {
namespace {

/// Which arrays the files are: all that are read, or all but those that are updated.
std::vector<std::size_t> places_of_inputs(const operation_description& d, std::size_t count) {
  std::vector<std::size_t> all, needed;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < d.arrays.size(); ++i) {
    const role r = d.arrays[i].direction;
    if (r == role::out) continue;
    const std::string name(d.arrays[i].name);
    all.push_back(i);
    if (r == role::in) needed.push_back(i);
    names.push_back(r == role::in ? name : "[" + name + "]");
  }
  if (count == all.size()) return all;
  if (count == needed.size()) return needed;
  throw command_error(
      fmt::format("{} takes {} input{} ({}) and {} {} given; name one file after each -i", d.name,
                  needed.size(), needed.size() == 1 ? "" : "s", fmt::join(names, ", "), count,
                  count == 1 ? "was" : "were"));
}

}  // namespace

call_inputs::call_inputs(const call_request& request)
    : operation_(operation_named(request.operation)),
      options_(options_from_text(operation_, settings_of_operation(request.options))),
      places_(places_of_inputs(operation_, request.inputs.size())) {
  if (request.capacity && operation_.count_array < 0)
    throw command_error(
        fmt::format("--capacity: no result of {} has a size that depends on values; leave it out",
                    operation_.name));
  for (const std::string& file : request.inputs) arrays_.push_back(load_array(file));
  convert_inputs(operation_, places_, arrays_, request.conversions);
  refs_.assign(arrays_.begin(), arrays_.end());
}

}  // namespace kordon::tools
