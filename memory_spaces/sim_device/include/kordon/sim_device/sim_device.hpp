// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#if !defined(__linux__)
#error "kordon/sim_device closes memory with mprotect and /proc/self/mem, and works on Linux only."
#endif

#include <kordon/sim_device/control.hpp>
#include <kordon/sim_device/device.hpp>
#include <kordon/sim_device/kokkos_adapter.hpp>
#include <kordon/sim_device/kokkos_traits.hpp>
