// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/context.hpp>
#include <string>
#include <utility>
#include <vector>

#include "call/call_request.hpp"

/// What `--set` says: "sigma=2" of the operation, "fftw:plan=measure" of a backend.
namespace kordon::tools {

/// The settings of the operation, as options_from_text takes them. Throws command_error.
std::vector<std::pair<std::string, std::string>> settings_of_operation(
    const std::vector<std::string>& texts);

/// The context that the request asks for, with the settings of backends. Throws command_error.
context context_of(const call_request& request);

}  // namespace kordon::tools
