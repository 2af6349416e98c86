// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <kordon/sim_device/sim_device.hpp>

#include <string>

using device = kordon::sim_device;
using device_space = kordon::sim_device_space;
using kordon::sim::mode;

/// Sets the mode for one test.
class mode_scope {
 public:
  explicit mode_scope(mode m) : before_(kordon::sim::get_mode()) { kordon::sim::set_mode(m); }
  ~mode_scope() { kordon::sim::set_mode(before_); }
  mode_scope(const mode_scope&) = delete;
  mode_scope& operator=(const mode_scope&) = delete;

 private:
  mode before_;
};

/// A test that runs in each mode.
class in_mode : public testing::TestWithParam<mode> {
  mode_scope scope_{GetParam()};
};

inline std::string mode_name(const testing::TestParamInfo<mode>& info) {
  switch (info.param) {
    case mode::immediate:
      return "immediate";
    case mode::deferred:
      return "deferred";
    case mode::deferred_reversed:
      return "deferred_reversed";
  }
  return "?";
}

inline auto all_modes() {
  return testing::Values(mode::immediate, mode::deferred, mode::deferred_reversed);
}

template <class View>
auto on_host(const View& v) {
  return Kokkos::create_mirror_view_and_copy(Kokkos::HostSpace(), v);
}
