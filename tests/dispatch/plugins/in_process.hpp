// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace kordon::inline v0::testing {

/// Registers the plug-in of this name, which is linked into this program.
void register_in_process(const std::string& name);

}  // namespace kordon::v0::testing
