// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <string>

/// What a backend says of itself. The functions return what is wrong, ending in the fix; "" when all is well.
namespace kordon::inline v0::testing {

/// What it was built with and where to report to are there (without a name or version it is rejected).
std::string why_anonymous(const kordon_backend& b);

/// The versions are known here, and no row was left out.
std::string why_of_other_versions(const kordon_backend& b);

/// The manifest beside the library is the one that its code gives.
std::string why_not_found_by_manifest(const std::string& library);

}  // namespace kordon::v0::testing
