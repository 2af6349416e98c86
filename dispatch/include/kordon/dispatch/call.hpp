// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <kordon/dispatch/description.hpp>
#include <kordon/memory/access.hpp>
#include <kordon/memory/export.hpp>
#include <span>

/// From a typed call to the one call frame that all calls become.
namespace kordon::inline v0 {

/// A function object that knows its description and its struct of options.
template <class Op>
concept is_an_operation = requires {
  { Op::description } -> std::convertible_to<const operation_description&>;
  typename Op::options;
};

namespace detail {

struct operation_entry;

/// Where the registry keeps Op: looked up by name once in each shared object that calls it.
template <class Op>
inline constinit std::atomic<const operation_entry*> entry_of{nullptr};

KORDON_API const operation_entry& entry_for(const operation_description& description);

/// Checks, chooses and runs. `options` is the operation's own struct, as `made_with` describes it.
KORDON_API void run(const operation_entry& entry, const operation_description& made_with,
                    const kordon_exec& exec, std::span<const array_ref> arrays,
                    const void* options);

template <is_an_operation Op>
const operation_entry& find_entry() {
  const operation_entry* entry = entry_of<Op>.load(std::memory_order_acquire);
  if (entry == nullptr) {
    entry = &entry_for(Op::description);
    entry_of<Op>.store(entry, std::memory_order_release);
  }
  return *entry;
}

template <class Exec, class Array>
array_ref erase(const Array& a, int device) {
  if constexpr (is_an_erased_array<Array>)
    return a;
  else if constexpr (is_a_dual_view_that_kordon_knows<Array>)
    return dual_side<Array, exec_traits<Exec>::kind>::erased(a, device);
  else
    return array_ref(a, device);
}

template <class Exec, class Array>
void mark_if_written(const array_parameter& p, const Array& a) {
  if constexpr (is_a_dual_view_that_kordon_knows<Array>)
    if (p.direction != role::in) dual_side<Array, exec_traits<Exec>::kind>::mark_modified(a);
}

}  // namespace detail

/// The body of every operation's call operator: makes the frame on the stack and hands it over.
template <is_an_operation Op, is_an_execution_space_that_kordon_knows Exec, is_an_array... Arrays>
void call(const Op&, const Exec& exec, const typename Op::options& options,
          const Arrays&... arrays) {
  const kordon_exec where = exec_ref(exec);
  const array_ref erased[] = {detail::erase<Exec>(arrays, where.device)...};
  detail::run(detail::find_entry<Op>(), Op::description, where, erased, &options);
  if constexpr ((is_a_dual_view_that_kordon_knows<Arrays> || ...)) {
    auto parameter = Op::description.arrays.begin();
    (detail::mark_if_written<Exec>(*parameter++, arrays), ...);
  }
}

/// The same call for programs that know the operation by its description only (tools, bindings):
/// `arrays` in the description's order, `options` as options_from_text makes them.
KORDON_API void call_erased(const operation_description& operation, const kordon_exec& exec,
                            std::span<const array_ref> arrays,
                            std::span<const kordon_option> options);

}  // namespace kordon::v0
