// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace kordon::inline v0::testing {

/// How often this program, the library included, has called operator new.
std::size_t heap_allocations();

}  // namespace kordon::v0::testing
