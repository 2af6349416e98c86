// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <kordon/dispatch/description.hpp>
#include <memory>
#include <string>
#include <vector>

namespace kordon::inline v0::testing {

/// Where calls are made: an exec instance, and memory of its own place that the host fills and reads by
/// explicit copies.
struct site {
  std::string name;
  kordon_exec exec;
  char* memory;  ///< 2 * most_bytes
  bool has_float64;
  std::function<void(const char* from, std::size_t bytes)> put;
  std::function<void(char* to, std::size_t bytes)> get;
  std::function<void()> fence;
  std::shared_ptr<const void> owner;
};

/// "host" and, in a build with the simulated device, "sim:0" and "sim:1".
std::vector<std::string> site_names();

/// Needs Kokkos, and must go before Kokkos does.
site make_site(const std::string& name);

/// One for each device of an exec kind (kordon_exec_kind); none where this build has no such exec.
std::vector<site> sites_of(std::int32_t exec_kind);

}  // namespace kordon::v0::testing
