// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/sim_device/sim_device.hpp>

// The half of the adapter that is compiled once: Kokkos' records of our allocations.
KOKKOS_IMPL_HOST_INACCESSIBLE_SHARED_ALLOCATION_RECORD_EXPLICIT_INSTANTIATION(
    kordon::sim_device_space);
