// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/memory/refusal.hpp>
#include <limits>
#include <string>

namespace kordon::inline v0::backends {

/// An extent or a stride as the `int` of a library's interface; refuses what that cannot say.
inline int vendor_int(const char* backend, std::int64_t n) {
  if (n > std::numeric_limits<int>::max() || n < std::numeric_limits<int>::min())
    refuse(refusal_code::layout_unsupported, backend, "",
           "an extent or a stride is above 2^31 - 1, which this library's integers cannot say. "
           "Fix: call it with backend 'kokkos' (kordon::context_scope with .prefer)");
  return static_cast<int>(n);
}

}  // namespace kordon::v0::backends
