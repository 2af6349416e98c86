// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/copy_watch.hpp>

#include "registry_state.hpp"
#include "request.hpp"

namespace kordon::inline v0::detail {

/// A call that this thread is inside of, for whoever sees something happen meanwhile.
struct running_call {
  const request& asked;
  const implementation& serves;
  std::vector<call_copy>* copies;  // of its receipt; null when nobody wants one
  const running_call* outer;       // that it is nested in
  int depth;                       // 1 where there is none

  /// The innermost of this thread; null outside of all.
  static const running_call* current();
};

/// Whether the variables of the environment leave the backend to the calls of this process.
bool environment_admits(int backend);

/// Puts `scope` in force on this thread again, whatever was made since.
void restore_context(const context_scope* scope);

/// Has the movers, and Kokkos' deep copies from start to stop, reported to watches and receipts.
struct copy_listener {
  static void listen_to_movers();
  static void start_listening_to_kokkos();
  static void stop_listening_to_kokkos();
};

}  // namespace kordon::v0::detail
