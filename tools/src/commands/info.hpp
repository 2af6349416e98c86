// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands/command.hpp"

namespace CLI {
class App;
}

namespace kordon::tools {

/// `kordon info`: what this build has.
void add_info(CLI::App& app, action& chosen);

}  // namespace kordon::tools
