// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/receipt.hpp>
#include <span>
#include <string>

namespace kordon::tools {

/// The receipts as an array of JSON objects, one a call.
std::string json_of(std::span<const receipt> receipts);

}  // namespace kordon::tools
