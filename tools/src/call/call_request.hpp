// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/dispatch/context.hpp>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace kordon::tools {

/// What a command line says of one call, as it was written.
struct call_request {
  std::string operation;
  std::vector<std::string> inputs;       ///< files, in the description's order
  std::vector<std::string> options;      ///< "name=value", "backend:name=value"
  std::vector<std::string> conversions;  ///< "float32", "A.columns=int32"
  std::optional<std::int64_t> capacity;  ///< rows for outputs whose size depends on values
  std::vector<std::string> extents;      ///< "n=5", of results, by the description's letter
  context backends;
};

/// The arguments of a command that fill in `request`.
void add_call_options(CLI::App& command, call_request& request);

}  // namespace kordon::tools
