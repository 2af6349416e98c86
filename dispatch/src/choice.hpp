// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <vector>

#include "registry_state.hpp"
#include "request.hpp"

namespace kordon::inline v0::detail {

/// The implementation that will serve a checked request; null when none can.
/// Order: the caller's preference, declared preference, specificity, name.
const implementation* choose(const operation_entry& entry, const request& r,
                             const context_scope* context);

/// Why each implementation other than `chosen` does not serve the request.
std::vector<skipped_candidate> skipped(const operation_entry& entry, const request& r,
                                       const context_scope* context, const implementation* chosen);

/// Throws the refusal that says what stood in the way of the last candidates.
[[noreturn]] void refuse_all(const operation_entry& entry, const request& r,
                             const context_scope* context);

/// Throws the refusal of a call that options of one backend were set for, and that another would
/// serve. What that backend does not implement concerns it neither as a part of another call nor
/// where a composite serves it, which hands the options on to its parts.
void check_backend_options(const operation_entry& entry, const request& r,
                           const context_scope& context, const implementation& chosen);

}  // namespace kordon::v0::detail
