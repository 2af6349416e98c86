// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>
#include <kordon/memory/refusal.hpp>
#include <optional>
#include <span>

/// The contract of docs/spec.md once more, in plain loops, so that dispatch can be judged by somebody
/// else: it reads the descriptions of operations and backends as data and calls nothing of dispatch.
namespace kordon::inline v0::testing {

/// One call as its caller wrote it, and who may serve it.
struct judged_call {
  const operation_description& operation;
  const kordon_exec& exec;
  std::span<const kordon_array> arrays;
  std::span<const kordon_option> options;
  std::span<const kordon_backend* const> admitted;  ///< by the context; all where there is none
  bool device_has_float64 = true;
};

/// The code of the refusal that the contract asks for (S4, S12 to S16, S20 to S27); nothing for a
/// legal call. Of several faults the first in the order of S13.
std::optional<refusal_code> first_fault(const judged_call& c);

/// Whether two arrays have a byte in common, by looking at every element.
bool share_a_byte(const kordon_array& a, const kordon_array& b);

/// Whether two elements of one array have a byte in common, by looking at every one.
bool shares_with_itself(const kordon_array& a);

/// Bytes from the first element to the end of the last; nothing where 64 bits do not hold them.
std::optional<std::int64_t> span_in_bytes(const kordon_array& a);

}  // namespace kordon::v0::testing
