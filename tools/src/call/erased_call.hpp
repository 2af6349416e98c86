// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/dispatch/plan.hpp>
#include <kordon/memory/place.hpp>
#include <span>
#include <vector>

#include "call/call_inputs.hpp"

namespace kordon::tools {

/// A call made of files: its arrays, in the description's order, and its options. Results are
/// allocated at `where`, with the extents that the inputs leave no choice about.
class erased_call {
 public:
  erased_call(const call_request& request, place where)
      : erased_call(request, call_inputs(request), where) {}
  /// The same of inputs that were read before.
  erased_call(const call_request& request, call_inputs inputs, place where);

  const operation_description& operation() const { return inputs_.operation(); }
  std::span<const array_ref> arrays() const { return refs_; }
  std::span<const kordon_option> options() const { return inputs_.options(); }

  /// Of the arrays that the call writes, which they are in the description.
  const std::vector<std::size_t>& written() const { return written_; }

  /// The same arrays as they were planned: free extents are still free, and those that were not
  /// given are zeros now.
  const std::vector<planned_output>& planned() const { return planned_; }

  /// After the call: array i, without the rows that the count says are unused. Throws command_error
  /// when there was room for fewer rows than there are.
  array_ref result(std::size_t i) const;

 private:
  void allocate_results();

  call_inputs inputs_;
  std::vector<planned_output> planned_;
  std::int64_t capacity_;
  std::vector<array> results_;
  std::vector<array_ref> refs_;
  std::vector<std::size_t> written_;
  std::vector<std::uint32_t> counted_axes_;  // of each array, bit k: axis k has the capacity
};

}  // namespace kordon::tools
