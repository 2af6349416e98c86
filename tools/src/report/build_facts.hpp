// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace kordon::tools {

/// What this build is and has: versions, execution spaces, memory, backends, operations, and who
/// implements them. All of it comes from the registry and the descriptions.
std::string build_facts_json();
std::string build_facts_text();

}  // namespace kordon::tools
