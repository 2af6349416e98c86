// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/spaces.hpp>
#include <type_traits>
#include <vector>
#if defined(KORDON_SUITE_ON_SIM)
#include <kordon/sim_device/sim_device.hpp>
#endif

/// Where the tests of operations run. The same sources are built once for each of these execution
/// spaces (kordon_add_test(... ON host sim)); they name none, and touch no array but by kordon::copy.
namespace kordon::inline v0::testing {

#if defined(KORDON_SUITE_ON_SIM)
using suite_exec = sim_device;
inline constexpr int suite_devices = sim::device_count;

/// Not the default one, so that a kernel that strays to that is not waited for, and is seen.
inline suite_exec new_instance(int device) {
  return sim_device::create(device);
}

/// Whether kernels wait for a fence of their instance, so that who forgets it gets old values.
inline bool kernels_wait() {
  return sim::get_mode() != sim::mode::immediate;
}

/// Whether there were kernels that nobody has waited for; they have run then.
inline bool kernels_waited() {
  const auto before = sim::get_counts().kernels;
  Kokkos::fence("kordon::testing::kernels_waited");
  return sim::get_counts().kernels != before;
}
#else
using suite_exec = Kokkos::DefaultHostExecutionSpace;
inline constexpr int suite_devices = 1;

inline suite_exec new_instance(int) {
  return {};
}

inline bool kernels_wait() {
  return false;
}
inline bool kernels_waited() {
  return false;
}
#endif

using suite_memory = suite_exec::memory_space;
inline constexpr bool suite_is_on_host = std::is_same_v<suite_memory, Kokkos::HostSpace>;

/// The instance to call operations on: one for each device, as long as Kokkos runs.
inline const suite_exec& exec(int device = 0) {
  static std::vector<suite_exec> instances = [] {
    Kokkos::push_finalize_hook([] { instances.clear(); });
    std::vector<suite_exec> made;
    for (int d = 0; d < suite_devices; ++d) made.push_back(new_instance(d));
    return made;
  }();
  return instances[static_cast<std::size_t>(device)];
}

/// The place of the arrays.
inline place here(int device = 0) {
  return place_of(exec(device));
}

}  // namespace kordon::v0::testing
