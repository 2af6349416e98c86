// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/sim_device/kokkos_adapter.hpp>
#include <kordon/sim_device/lanes.hpp>

/// Kokkos' documented points of specialisation for an execution space.
namespace Kokkos {

template <>
struct default_outer_direction<kordon::sim_device> {
  using type = Iterate;
  static constexpr Iterate value = Iterate::Left;
};
template <>
struct default_inner_direction<kordon::sim_device> {
  using type = Iterate;
  static constexpr Iterate value = Iterate::Left;
};

namespace Tools::Experimental {
template <>
struct DeviceTypeTraits<kordon::sim_device> {
  static constexpr DeviceType id = DeviceType::Unknown;
  static int device_id(const kordon::sim_device& exec) { return exec.device(); }
};
}  // namespace Tools::Experimental

namespace Experimental {

/// A thread of the host runs one team at a time, so its number and the lane make a token.
template <>
class UniqueToken<kordon::sim_device, UniqueTokenScope::Global> {
 public:
  using execution_space = kordon::sim_device;
  using size_type = int;

  UniqueToken(const execution_space& = execution_space()) {}
  size_type size() const {
    return execution_space::impl_max_hardware_threads() * execution_space::max_team_size;
  }
  size_type acquire() const {
    return execution_space::impl_hardware_thread_id() * execution_space::max_team_size +
           kordon::sim::detail::current_lane();
  }
  void release(size_type) const {}
};

/// A table of marks in the memory of the device, searched from a place that differs from lane to
/// lane.
template <>
class UniqueToken<kordon::sim_device, UniqueTokenScope::Instance> {
 public:
  using execution_space = kordon::sim_device;
  using size_type = int;

  UniqueToken(const execution_space& exec = execution_space())
      : UniqueToken(exec.concurrency(), exec) {}
  UniqueToken(size_type size, const execution_space& exec = execution_space())
      : taken_(view_alloc("Kokkos::UniqueToken::taken", exec), static_cast<std::size_t>(size)) {}

  size_type size() const { return static_cast<size_type>(taken_.extent(0)); }
  size_type acquire() const {
    const size_type count = size();
    size_type i = (execution_space::impl_hardware_thread_id() * execution_space::max_team_size +
                   kordon::sim::detail::current_lane()) %
                  count;
    while (atomic_compare_exchange(&taken_(i), 0, 1) != 0) i = i + 1 < count ? i + 1 : 0;
    return i;
  }
  void release(size_type i) const { atomic_store(&taken_(i), 0); }

 private:
  View<int*, kordon::sim_device_space> taken_;
};

}  // namespace Experimental
}  // namespace Kokkos
