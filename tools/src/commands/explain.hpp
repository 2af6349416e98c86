// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands/command.hpp"

namespace CLI {
class App;
}

namespace kordon::tools {

/// `kordon explain`: who would run a call, and why not the others.
void add_explain(CLI::App& app, action& chosen);

}  // namespace kordon::tools
