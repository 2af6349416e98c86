// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stdexcept>

namespace kordon::tools {

/// Exit statuses. A file, a refusal or a command line that is wrong is the user's to mend; `broken`
/// is ours.
enum exit_status : int { done = 0, broken = 1, wrong = 2 };

/// What the command line asks for, made while it is parsed and called when Kokkos runs.
using action = std::function<void()>;

/// A command line that was understood and cannot be done: one sentence, which ends in what to do.
class command_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace kordon::tools
