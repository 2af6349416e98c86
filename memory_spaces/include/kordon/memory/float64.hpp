// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/dtype.hpp>
#include <kordon/memory/place.hpp>

/// Double precision, which some GPUs lack.
namespace kordon::inline v0 {

/// The element types that take double precision.
inline constexpr dtype_set double_precision{dtype::float64, dtype::complex128};

/// Whether all devices of this kind have it, so that nobody need ask.
constexpr bool always_has_float64(exec_kind k) {
  return k != exec_kind::sycl && k != exec_kind::simulated;
}

/// Whether the device of an exec has it: what exec_traits<Exec>::has_float64(exec) says, where there
/// is such a function (for SYCL it would ask the device's aspect fp64), and yes where there is none.
KORDON_API bool has_float64(const kordon_exec& exec);

}  // namespace kordon::v0
