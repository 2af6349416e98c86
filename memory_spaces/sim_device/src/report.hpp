// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kordon::inline v0::sim::detail {

struct guard_hooks;

/// Reports touches of closed memory, and ends the program, from now on until the handler is
/// removed.
void install_handler();
void remove_handler();

/// The device whose kernel the calling thread runs; -1 for none.
int running_device();

const guard_hooks* installed_guard();

/// Whether the lanes of a team run from the last to the first.
bool lanes_reversed();
void count_allocation();

}  // namespace kordon::v0::sim::detail
