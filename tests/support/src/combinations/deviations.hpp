// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "call_case.hpp"

/// The ways in which a call can differ from the usual one, legal or not: each a value of one class in
/// one place of the call.
namespace kordon::inline v0::testing {

enum class fault_class {
  exec,
  place,
  device,
  dtype,
  rank,
  extent,
  empty,
  layout,
  constness,
  aliasing,
  null_data,
  option,
  count,
  context
};
inline constexpr std::array<std::string_view, 14> class_names = {
    "exec",   "place",     "device",   "dtype",     "rank",   "extent", "empty",
    "layout", "constness", "aliasing", "null data", "option", "count",  "context"};
inline constexpr std::size_t class_count = class_names.size();

/// One such difference. Two of them go together unless they touch the same part of the call.
struct deviation {
  fault_class kind;
  std::string name;
  bool is_of_frame;        ///< applied before there are arrays
  std::vector<int> parts;  ///< what it changes, as numbers
  std::function<void(call_case&)> apply;
  int argument = -1;    ///< the array that carries it, where it is one
  std::string value{};  ///< the same for the same deviation in another array
};

bool go_together(const deviation& a, const deviation& b);

/// All of a usual call, which is without arrays yet.
std::vector<deviation> deviations_of(const call_case& usual);

/// The usual call with some of them, and with its arrays.
call_case with(const call_case& usual, std::initializer_list<const deviation*> deviations);

}  // namespace kordon::v0::testing
