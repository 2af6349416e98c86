// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <string>

namespace kordon::tools {

/// The operation of that name. Throws command_error, with the closest name, when there is none.
const operation_description& operation_named(const std::string& name);

}  // namespace kordon::tools
