// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Kokkos_Core.hpp>
#include <kordon/memory/spaces.hpp>

namespace kordon::inline v0::testing {

/// A memory space like that of a device, for what the compiler decides: unmanaged Views in it have
/// types and nothing allocates there. In every build, so that the illegal twin of a legal call can
/// be written down.
struct mock_device_space {
  using memory_space = mock_device_space;
  using execution_space = Kokkos::DefaultHostExecutionSpace;
  using device_type = Kokkos::Device<execution_space, memory_space>;
  using size_type = std::size_t;

  static constexpr const char* name() { return "mock device"; }
};

template <class Data>
using mock_device_view = Kokkos::View<Data, Kokkos::LayoutRight, mock_device_space,
                                      Kokkos::MemoryTraits<Kokkos::Unmanaged>>;

}  // namespace kordon::v0::testing

namespace kordon::inline v0 {
template <>
struct space_traits<testing::mock_device_space> {
  static constexpr space_kind kind = space_kind::simulated;
};
}  // namespace kordon::v0
