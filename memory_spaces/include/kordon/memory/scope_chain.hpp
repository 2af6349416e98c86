// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace kordon::inline v0::detail {

/// Takes a scope that ends out of its thread's chain, from the innermost outwards: objects that own
/// scopes need not end in the opposite order of their beginning. One that is in no chain of this
/// thread is left alone.
template <class Scope>
void unlink(Scope*& innermost, const Scope* ended, Scope* Scope::*outer) {
  for (Scope** link = &innermost; *link != nullptr; link = &((*link)->*outer)) {
    if (*link != ended) continue;
    *link = ended->*outer;
    return;
  }
}

}  // namespace kordon::v0::detail
