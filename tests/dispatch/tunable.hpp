// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend_options.hpp>

#include "probe.hpp"

/// Backends with options of their own: "tunable", and two that serve the same operations without
/// any. "dated" was made for the interface before there were such options.
namespace kordon::inline v0::testing {

enum class pace : std::int64_t { steady, brisk };
inline constexpr std::array<std::string_view, 2> pace_names = {"steady", "brisk"};

struct tunable;
struct tunable_options {
  using of = tunable;
  int block = 64;      ///< 1 to 1024
  double ratio = 0.5;  ///< 0 to 1
  pace how = pace::steady;
};
struct tunable {
  static constexpr std::string_view name = "tunable";
  static constexpr std::array<option_parameter, 3> parameters = {
      option<&tunable_options::block>(
          {.name = "block", .doc = "samples at once", .minimum = 1, .maximum = 1024}),
      option<&tunable_options::ratio>(
          {.name = "ratio", .doc = "how much of it", .minimum = 0, .maximum = 1}),
      option<&tunable_options::how>({.name = "how", .doc = "its pace", .choices = pace_names}),
  };
};

/// The same backend's options in a later version of its header.
struct later_tunable;
struct later_tunable_options {
  using of = later_tunable;
  int block = 64;
  int depth = 1;
};
struct later_tunable {
  static constexpr std::string_view name = "tunable";
  static constexpr std::array<option_parameter, 2> parameters = {
      option<&later_tunable_options::block>({.name = "block"}),
      option<&later_tunable_options::depth>({.name = "depth"}),
  };
};

inline constexpr probe_fn<"test.tuned"> tuned_op{};      ///< by "plain", "tunable" and "dated"
inline constexpr probe_fn<"test.untuned"> untuned_op{};  ///< by "plain" only
inline constexpr probe_fn<"test.parts"> parts_op{};      ///< composite: tuned_op and untuned_op

/// The options that "tunable" got in this thread's last call, and how often it was called.
inline thread_local tunable_options tuned_with;
inline thread_local int tuned_calls = 0;

}  // namespace kordon::v0::testing
