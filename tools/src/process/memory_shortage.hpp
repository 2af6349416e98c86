// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <optional>
#include <string>

namespace kordon::tools {

/// What the exception says of memory that there is not, without a full stop; nothing when it is
/// about something else.
std::optional<std::string> memory_shortage(const std::exception& e);

}  // namespace kordon::tools
