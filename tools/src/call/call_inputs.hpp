// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <kordon/memory/array.hpp>
#include <span>
#include <vector>

#include "call/call_request.hpp"

namespace kordon::tools {

/// What a command line gives to a call: the operation, its options, and arrays read from files and
/// converted where the request says so. It checks how many files there are and what is written on
/// the command line; dtypes and shapes are left to dispatch, which has the sentence.
class call_inputs {
 public:
  explicit call_inputs(const call_request& request);

  const operation_description& operation() const { return operation_; }
  std::span<const kordon_option> options() const { return options_; }
  std::span<const array_ref> arrays() const { return refs_; }
  /// Where in the description each of the arrays stands.
  std::span<const std::size_t> places() const { return places_; }

 private:
  const operation_description& operation_;
  std::vector<kordon_option> options_;
  std::vector<std::size_t> places_;
  std::vector<array> arrays_;
  std::vector<array_ref> refs_;
};

}  // namespace kordon::tools
