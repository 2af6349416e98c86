// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <kordon/memory/export.hpp>

/// Teams of many lanes on one thread of the host: a lane runs until it ends or waits at a barrier,
/// and then the next one does. So a team may be larger than the machine, and its barriers and
/// collectives mean what they say.
namespace kordon::inline v0::sim::detail {

/// Calls body(data, lane) for each lane, in lanes that may wait for each other; returns when all
/// have ended.
KORDON_API void run_lanes(int count, void (*body)(void*, int), void* data);

/// Waits until every lane of the calling team is here. A team of which some lanes have ended ends
/// the program.
KORDON_API void lane_barrier();

/// Memory of the calling host thread that lasts until its next team: `bytes`, aligned for anything,
/// poisoned.
KORDON_API void* team_memory(std::size_t bytes);

/// The rank of the calling lane in its team; 0 outside of teams.
KORDON_API int current_lane();

}  // namespace kordon::v0::sim::detail
