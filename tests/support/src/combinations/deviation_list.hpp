// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "deviations.hpp"

namespace kordon::inline v0::testing {

/// The parts of a call that deviations change; those of array i are i * 16 + one of the first.
enum class part { place, device, type, shape, lies, flags, data, exec, key, frame, options, asked };

/// Collects the deviations of one operation; each subject adds its own.
class deviation_list {
 public:
  using change = std::function<void(call_case&)>;
  using array_change = std::function<void(array_case&)>;

  explicit deviation_list(const call_case& c) : operation(*c.operation), exec(c.exec), usual(c) {
    arrays_of_frame(usual);
  }

  void add_to_array(fault_class kind, std::size_t i, part p, const std::string& value,
                    array_change f) {
    all.push_back({kind,
                   std::string(operation.arrays[i].name) + " " + value,
                   false,
                   {number(i, p)},
                   [i, f = std::move(f)](call_case& c) { f(c.arrays[i]); },
                   static_cast<int>(i),
                   value});
  }
  void add_to_call(fault_class kind, std::vector<int> parts, const std::string& name, change f) {
    all.push_back({kind, name, false, std::move(parts), std::move(f)});
  }
  void add_to_frame(fault_class kind, std::vector<int> parts, const std::string& name, change f) {
    all.push_back({kind, name, true, std::move(parts), std::move(f)});
  }

  static int number(std::size_t i, part p) {
    return static_cast<int>(i) * 16 + static_cast<int>(p);
  }
  /// Parts of the whole call are numbered after those of the arrays.
  static int number(part p, int sub = 0) { return 1024 * (1 + static_cast<int>(p)) + sub; }

  const operation_description& operation;
  const kordon_exec exec;
  call_case usual;
  std::vector<deviation> all;
};

void add_place_deviations(deviation_list& list);
void add_shape_deviations(deviation_list& list);
void add_memory_deviations(deviation_list& list);
void add_option_deviations(deviation_list& list);

}  // namespace kordon::v0::testing
