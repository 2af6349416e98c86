// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands/command.hpp"

namespace CLI {
class App;
}

namespace kordon::tools {

/// `kordon manifest`: writes what a plug-in can do beside it, from its code.
void add_manifest(CLI::App& app, action& chosen);

}  // namespace kordon::tools
