// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands/command.hpp"

namespace CLI {
class App;
}

namespace kordon::tools {

/// `kordon segment`: finds and measures the objects of an image.
void add_segment(CLI::App& app, action& chosen);

}  // namespace kordon::tools
