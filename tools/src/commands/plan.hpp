// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands/command.hpp"

namespace CLI {
class App;
}

namespace kordon::tools {

/// `kordon plan`: what a call would need and give.
void add_plan(CLI::App& app, action& chosen);

}  // namespace kordon::tools
