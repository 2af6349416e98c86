// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend_options.hpp>
#include <string>
#include <vector>

#include "backend_facts.hpp"

namespace kordon::inline v0::detail {

/// The options that a backend has of its own, in the form of an operation's. Refers to the facts.
class declared_options {
 public:
  explicit declared_options(const backend_facts& backend);

  std::span<const backend_option> options() const { return options_; }
  /// All of them at their defaults: what a frame gets unless the caller set some.
  std::span<const kordon_option> defaults() const { return defaults_; }

 private:
  std::vector<std::vector<std::string_view>> choices_;
  std::vector<backend_option> options_;
  std::vector<kordon_option> defaults_;
};

/// The defaults with `set` replaced.
/// \throws option_invalid for a name or a value that the backend does not have
void set_options(const declared_options& declared, const backend_options& set,
                 std::vector<kordon_option>& values);

/// "threads = 2" for each value that is not the default.
std::vector<std::string> texts_of_set_options(const declared_options& declared,
                                              std::span<const kordon_option> values);

}  // namespace kordon::v0::detail
