// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/dispatch/built_in.hpp>

namespace kordon::inline v0 {

void add_portable_rows(implementation_rows& rows);  // generated: every kernel of kernels/

namespace backends {

/// The portable kernels, written once, on every execution space that is compiled in.
const kordon_backend& kokkos() {
  static const built_in_backend backend("kokkos", add_portable_rows);
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
