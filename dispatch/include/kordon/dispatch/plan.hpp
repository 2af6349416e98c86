// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/explain.hpp>

/// What a call would need and give, from its inputs alone: nothing runs, and no output exists yet.
namespace kordon::inline v0 {

/// An array that a call would write, as the caller has to provide it.
struct planned_output {
  std::string name;
  dtype type;
  place where;
  std::vector<std::int64_t> extents;  ///< -1: the inputs leave it free
  std::string shape;                  ///< of the description, "c rank 2": a free extent's letter
  bool is_given = false;              ///< is among the inputs already, as it is updated
};

struct call_plan {
  std::string operation;
  std::string backend;  ///< empty when the call would be refused
  std::string backend_version;
  std::vector<planned_output> outputs;  ///< in the description's order
  /// The output that says how many rows of the others are used, where that depends on values: the
  /// free extent is a capacity then. Empty for other operations.
  std::string count;
  /// For dense outputs in row-major order. Nothing where it depends on a free extent.
  std::optional<std::uint64_t> scratch_bytes;
  std::vector<std::string> backend_options;
  std::vector<skipped_candidate> skipped;
  std::string refusal;  ///< the text, empty when the call would run

  bool runs() const { return refusal.empty(); }
  /// Who would run it, or why nobody would, from now on as `answer` says.
  KORDON_API void take(explanation answer);
};

/// The plan in words, one line an output.
KORDON_API std::string to_string(const call_plan& p);

/// A value for the extents that inputs leave free.
struct capacity {
  std::int64_t rows;
};

/// The outputs that fit `inputs`, as far as those say: what does not fit is for plan to refuse.
/// `inputs` are the arrays that are read, in the description's order, with or without those that
/// are updated.
/// \throws shape_mismatch when they are neither
KORDON_API std::vector<planned_output> outputs_for(const operation_description& operation,
                                                   place where, std::span<const array_ref> inputs);

KORDON_API call_plan plan_erased(const operation_description& operation, const kordon_exec& exec,
                                 std::span<const array_ref> inputs,
                                 std::span<const kordon_option> options,
                                 std::optional<capacity> room = {});

namespace detail {
KORDON_API call_plan plan(const operation_description& made_with, const kordon_exec& exec,
                          std::span<const array_ref> inputs, const void* options,
                          std::optional<capacity> room);
}

/// `kordon::plan(kordon::ndimage::label, exec, {.connectivity = 2}, mask)`: the arrays that the call
/// would write, its scratch and who would run it, without a launch, an allocation in the workspace,
/// a fence or a copy. A plan of a call that would be refused has the refusal.
template <is_an_operation Op, class Exec, is_an_array... Inputs>
call_plan plan(const Op&, const Exec& exec, const typename Op::options& options,
               const Inputs&... inputs) {
  const kordon_exec where = exec_ref(exec);
  const std::array<array_ref, sizeof...(inputs)> erased = {
      detail::erase<Exec>(inputs, where.device)...};
  return detail::plan(Op::description, where, erased, &options, {});
}

/// The same where the free extents are `room`.
template <is_an_operation Op, class Exec, is_an_array... Inputs>
call_plan plan(const Op&, const Exec& exec, const typename Op::options& options, capacity room,
               const Inputs&... inputs) {
  const kordon_exec where = exec_ref(exec);
  const std::array<array_ref, sizeof...(inputs)> erased = {
      detail::erase<Exec>(inputs, where.device)...};
  return detail::plan(Op::description, where, erased, &options, room);
}

}  // namespace kordon::v0
