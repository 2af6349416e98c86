// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend_options.hpp>

/// What backend "fftw" alone understands:
///   kordon::context_scope scope({.options = {kordon::fftw::options{.plan =
///   kordon::fftw::planning::measure}}});
namespace kordon::inline v0::fftw {

/// How FFTW finds a plan: by a guess, or by trying, once for each shape, strides and alignment of a
/// process.
enum class planning : std::int64_t { estimate, measure };
inline constexpr std::array<std::string_view, 2> planning_names = {"estimate", "measure"};

struct backend;

struct options {
  using of = backend;
  /// To measure takes up to seconds, and memory as large as the arrays (not of the workspace, and given
  /// back), when such arrays are first transformed; a call can then be faster by a sixth.
  planning plan = planning::estimate;
};

struct backend {
  static constexpr std::string_view name = "fftw";
  static constexpr std::array<option_parameter, 1> parameters = {
      option<&options::plan>({.name = "plan",
                              .doc = "how a plan is found: measuring takes up to seconds, once",
                              .choices = planning_names}),
  };
};

}  // namespace kordon::v0::fftw
