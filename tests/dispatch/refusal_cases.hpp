// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <kordon/memory/refusal.hpp>
#include <kordon/testing/sample_call.hpp>
#include <string>
#include <vector>

namespace kordon::inline v0::testing {

/// A call that must be refused.
struct refusal_case {
  std::string name;
  refusal_code code;
  std::function<void()> call;
};

/// A way to make one array of a legal call illegal. It says nothing of how dispatch finds out.
struct fault {
  std::string name;
  refusal_code code;
  /// Whether it can be planted in the array.
  bool (*fits)(const sample_call& c, std::size_t i);
  void (*plant)(sample_call& c, std::size_t i);
};

const std::vector<fault>& array_faults();

/// Each fault of each operation, once in the first array that it fits, and each option's faults.
std::vector<refusal_case> cases_of(const operation_description& operation);

/// Those that take backends of their own, or an exec that is not the host's.
std::vector<refusal_case> special_cases();

}  // namespace kordon::v0::testing
