// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/context.hpp>

namespace CLI {
class App;
}

namespace kordon::tools {

/// The options `--backend` and `--only` of a command, which fill in `wishes`.
void add_backend_options(CLI::App& command, context& wishes);

}  // namespace kordon::tools
