// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kordon::perf {

/// Adds the operation that does nothing, and its backend, to the registry.
void register_no_op();

}  // namespace kordon::perf
