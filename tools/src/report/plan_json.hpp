// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/plan.hpp>
#include <string>

namespace kordon::tools {

/// A plan as JSON; what it does not know is null.
std::string json_of(const call_plan& p);

}  // namespace kordon::tools
