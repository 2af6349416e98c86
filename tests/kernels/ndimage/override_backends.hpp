// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend_options.hpp>
#include <kordon/dispatch/option.hpp>

/// Other people's backends. Nobody has what they have unless they are preferred:
///   plain   correlate1d of float32 and rank 2; linalg.gemm of float32, which nobody gets to run
///   broken  the same, and it fails
///   whole   gaussian_filter of float32 and rank 2
namespace kordon::inline v0::testing {

struct plain_backend;
struct plain_options {
  using of = plain_backend;
  int chunk = 64;  ///< samples at once
};
struct plain_backend {
  static constexpr std::string_view name = "plain";
  static constexpr std::array<option_parameter, 1> parameters = {
      option<&plain_options::chunk>({.name = "chunk", .doc = "samples at once", .minimum = 1})};
};

struct whole_backend;
struct whole_options {
  using of = whole_backend;
  int tile = 32;
};
struct whole_backend {
  static constexpr std::string_view name = "whole";
  static constexpr std::array<option_parameter, 1> parameters = {
      option<&whole_options::tile>({.name = "tile", .doc = "its tiles", .minimum = 1})};
};

/// The chunk of the last call of plain's correlate1d on this thread.
inline thread_local int last_chunk = 0;

}  // namespace kordon::v0::testing
