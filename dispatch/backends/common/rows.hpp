// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/built_in.hpp>

namespace kordon::inline v0::backends {

/// Rows on one exec, for every T.
template <class Op, class Exec, template <class, class> class Implementation, class... T>
void add_rows_on(implementation_rows& rows, const kordon_implementation& facts) {
  (add_row<Op, Exec, T, Implementation<Exec, T>>(rows, facts), ...);
}

/// The capabilities of one that takes everything of Op; `preference` says by measurement whether it
/// goes before the portable kernel.
template <class Op>
kordon_implementation preferred(int preference) {
  auto facts = takes_everything<Op>();
  facts.preference = preference;
  return facts;
}

/// Rows of a library that runs on the host: `Implementation<Exec, T>` for every enabled exec whose
/// memory is the host's, and every T.
template <class Op, template <class Exec, class T> class Implementation, class... T>
void add_host_rows(implementation_rows& rows, const kordon_implementation& facts) {
  detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
    if constexpr (home_of(exec_traits<Exec>::kind) == space_kind::host)
      add_rows_on<Op, Exec, Implementation, T...>(rows, facts);
  });
}

/// The bytes of scratch that a plan takes; it is made by (exec, call, scratch), and made again to run.
template <class Exec, class Plan>
std::uint64_t scratch_of_plan(const kordon_call& call) {
  scratch count;
  (void)Plan(exec_of<Exec>(call), call, count);
  return count.used();
}

}  // namespace kordon::v0::backends
