// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/plan.hpp>
#include <kordon/memory/place.hpp>
#include <span>
#include <string>
#include <vector>

#include "call/call_inputs.hpp"

namespace kordon::tools {

/// The arrays that a call writes: what follows from its inputs, and what `--extent` says ("n=5", by
/// the letter of the description) where they leave an extent open. Throws command_error for an
/// extent that is not open, or for one that would silently be 0.
std::vector<planned_output> planned_results(const call_inputs& inputs, place where,
                                            std::span<const std::string> extents);

/// "float64[2048,n]": numbers, and letters where extents are free.
std::string summary_of(const planned_output& result);

}  // namespace kordon::tools
