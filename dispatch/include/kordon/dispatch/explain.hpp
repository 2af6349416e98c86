// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <optional>

/// Questions about a call that is not made: no launch, no allocation in the workspace, no fence, no
/// copy. They throw where every call would, whatever it is: where the environment asks for a backend
/// that there is not, or the operation is not registered.
namespace kordon::inline v0 {

/// What a call would do: who would run it and why not the others, or the refusal it would get.
struct explanation {
  std::string operation;
  std::string backend;  ///< empty when the call would be refused
  std::string backend_version;
  std::uint64_t scratch_bytes = 0;
  std::vector<skipped_candidate> skipped;
  std::vector<std::string> backend_options{};  ///< what the context sets for it: "threads = 2"
  std::string refusal;                         ///< the text, empty when the call would run

  bool runs() const { return refusal.empty(); }
};

/// The answer in words, one line a candidate.
KORDON_API std::string to_string(const explanation& e);

KORDON_API explanation explain_erased(const operation_description& operation,
                                      const kordon_exec& exec, std::span<const array_ref> arrays,
                                      std::span<const kordon_option> options);

namespace detail {
KORDON_API explanation explain(const operation_entry& entry, const operation_description& made_with,
                               const kordon_exec& exec, std::span<const array_ref> arrays,
                               const void* options);
}

/// `kordon::explain(kordon::ndimage::gaussian_filter, exec, {.sigma = 2.0}, in, out)`; the arrays
/// in the operation's order, a group's one by one.
template <is_an_operation Op, class Exec, is_an_array... Arrays>
explanation explain(const Op&, const Exec& exec, const typename Op::options& options,
                    const Arrays&... arrays) {
  const kordon_exec where = exec_ref(exec);
  const array_ref erased[] = {detail::erase<Exec>(arrays, where.device)...};
  return detail::explain(detail::find_entry<Op>(), Op::description, where, erased, &options);
}

/// The same with the operation's own defaults.
template <is_an_operation Op, class Exec, is_an_array... Arrays>
explanation explain(const Op& op, const Exec& exec, const Arrays&... arrays) {
  return explain(op, exec, typename Op::options{}, arrays...);
}

/// Whether the call would be made.
template <is_an_operation Op, class Exec, is_an_array... Arrays>
bool supports(const Op& op, const Exec& exec, const typename Op::options& options,
              const Arrays&... arrays) {
  return explain(op, exec, options, arrays...).runs();
}

template <is_an_operation Op, class Exec, is_an_array... Arrays>
bool supports(const Op& op, const Exec& exec, const Arrays&... arrays) {
  return explain(op, exec, arrays...).runs();
}

}  // namespace kordon::v0
