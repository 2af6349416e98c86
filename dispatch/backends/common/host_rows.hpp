// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/built_in.hpp>

namespace kordon::inline v0::backends {

/// Rows of a library that runs on the host: `Implementation<Exec, T>` for every enabled exec whose
/// memory is the host's, and every T.
template <class Op, template <class Exec, class T> class Implementation, class... T>
void add_host_rows(implementation_rows& rows, const kordon_implementation& facts) {
  detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
    if constexpr (home_of(exec_traits<Exec>::kind) == space_kind::host)
      (add_row<Op, Exec, T, Implementation<Exec, T>>(rows, facts), ...);
  });
}

/// The same for one that takes everything; `preference` says by measurement whether it goes before
/// the portable kernel.
template <class Op, template <class Exec, class T> class Implementation, class... T>
void add_host_rows(implementation_rows& rows, int preference) {
  auto facts = takes_everything<Op>();
  facts.preference = preference;
  add_host_rows<Op, Implementation, T...>(rows, facts);
}

}  // namespace kordon::v0::backends
