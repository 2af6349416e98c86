// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <span>

namespace kordon::inline v0::testing {

/// Whether the arrays have ranks and extents as their patterns say, all together: no rank outside 0
/// to 8, no negative extent, no product beyond 64 bits, and a value for every letter.
bool shapes_fit(std::span<const array_parameter> parameters, std::span<const kordon_array> arrays);

}  // namespace kordon::v0::testing
