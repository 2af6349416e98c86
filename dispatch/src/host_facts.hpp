// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>

namespace kordon::inline v0::detail {

/// What plug-ins are told of this program; without a place for their errors.
kordon_host host_facts();

}  // namespace kordon::v0::detail
