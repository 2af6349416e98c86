// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace kordon::inline v0::testing {

/// How often this program, its shared libraries included, has called operator new, on every thread.
/// heap_counter.cpp replaces operator new: it is compiled into the programs that count, and is in
/// no library.
std::size_t heap_allocations();

}  // namespace kordon::v0::testing
