// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <Kokkos_Core.hpp>

namespace kordon::inline v0::kernel {

/// Whether an execution space runs on the cores that run the program: few wide threads with large
/// caches, instead of many narrow ones. Kernels differ between the two through constants only,
/// never through bodies.
template <class Exec>
inline constexpr bool is_host_exec = std::is_same_v<typename Exec::memory_space, Kokkos::HostSpace>;

/// Bytes within which a host's cores fetch ahead and tell addresses apart at first.
inline constexpr std::size_t page_bytes = 4096;

}  // namespace kordon::v0::kernel
