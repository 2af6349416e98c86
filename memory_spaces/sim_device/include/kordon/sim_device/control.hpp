// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <kordon/memory/export.hpp>
#include <optional>

/// What a program can set and ask of the simulated devices. None of it needs Kokkos.
namespace kordon::inline v0::sim {

/// The devices that every program has: sim:0 and sim:1.
inline constexpr int device_count = 2;

/// When kernels and asynchronous copies run.
enum class mode {
  immediate,          ///< before the launch returns
  deferred,           ///< at a fence, so that a missing one leaves stale values
  deferred_reversed,  ///< as deferred, but the latest instance first, and the last lane of a team
                      ///< first
};

/// The mode at start is what KORDON_SIM_MODE names (immediate, deferred, deferred_reversed;
/// immediate without it).
KORDON_API mode get_mode();

/// Runs what is queued, then changes the mode.
KORDON_API void set_mode(mode m);

/// Whether a device has double precision, as the program declared: nothing stops a kernel from
/// using it. At the start all have, but for those that KORDON_SIM_NO_FLOAT64 lists ("1" or "0,1").
KORDON_API bool has_float64(int device);
KORDON_API void set_float64(int device, bool has);

/// The device in whose memory `data` lies; nothing for a pointer into none of them.
KORDON_API std::optional<int> device_of(const void* data);

/// Tells the report of a host touch what the elements of an allocation are; `data` points into it,
/// at element 0. Views do it by themselves. `type` must outlive the allocation.
KORDON_API void describe(const void* data, std::size_t element_bytes, const char* type);

/// What the devices did since the program started.
struct counts {
  std::uint64_t kernels = 0, copies = 0, allocations = 0;
  std::uint64_t openings = 0;  ///< times that a device's memory was made accessible
  std::uint64_t reads = 0;     ///< copies and results of reductions and scans into host memory
};
KORDON_API counts get_counts();

}  // namespace kordon::v0::sim
