// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <kordon/dispatch/call.hpp>

/// What an operation that is made of others needs. Its implementation may do all in one go only
/// where the parts would be its own backend's; where another would serve a part, it calls the parts,
/// so that an override of a building block is seen by what is built on it. Its rows are flagged
/// KORDON_COMPOSITE.
namespace kordon::inline v0 {

namespace detail {
KORDON_API bool others_implement(const operation_entry& entry, const kordon_exec& exec);
KORDON_API bool is_overridden(const operation_entry& entry, const operation_description& made_with,
                              const kordon_exec& exec, std::span<const array_ref> arrays,
                              const void* options);
}

/// Whether another backend than the one that serves `whole`, the innermost call of this thread, has
/// implementations of Op where it runs. Where none has, nobody overrides the part; a few nanoseconds.
template <is_an_operation Op>
bool others_implement(const Op&, const kordon_call& whole) {
  return detail::others_implement(detail::find_entry<Op>(), whole.exec);
}

/// Whether another backend than the one that serves `whole`, the innermost call of this thread,
/// would serve a call of Op inside of it.
///
/// Ask while planning: what is refused here is refused before anything is done. Needs no data in the
/// arrays and does not check arguments. Loads no plug-in: what it says can be wrong by the time of
/// the run, where one turns out to be no good.
/// \throws the refusal where options are set for a backend that would be passed over
template <is_an_operation Op>
bool is_overridden(const Op&, const kordon_call& whole, const typename Op::options& options,
                   std::span<const array_ref> arrays) {
  return detail::is_overridden(detail::find_entry<Op>(), Op::description, whole.exec, arrays,
                               &options);
}

/// Calls Op inside of `whole`, on its exec. \throws as any call does
template <is_an_operation Op>
void call_part(const Op&, const kordon_call& whole, const typename Op::options& options,
               std::span<const array_ref> arrays) {
  detail::run(detail::find_entry<Op>(), Op::description, whole.exec, arrays, &options);
}

}  // namespace kordon::v0
