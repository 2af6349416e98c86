// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/ndimage/boundary.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// The sample of an axis [extent > 0] that stands at position `at`, which may lie at any distance
/// outside; -1 where no sample does, but the constant of boundary::constant. (scipy.ndimage,
/// "mode")
KOKKOS_INLINE_FUNCTION std::int64_t boundary_index(boundary mode, std::int64_t at,
                                                   std::int64_t extent) {
  if (at >= 0 && at < extent) return at;
  if (mode == boundary::constant) return -1;
  if (mode == boundary::nearest || extent == 1) return at < 0 ? 0 : extent - 1;
  // Most often one step back is enough, which takes no division.
  const std::int64_t edge = mode == boundary::reflect ? 1 : 0;
  const std::int64_t near = mode == boundary::wrap
                                ? (at < 0 ? at + extent : at - extent)
                                : (at < 0 ? -at : 2 * extent - 2 - at) + (at < 0 ? -edge : edge);
  if (near >= 0 && near < extent) return near;
  // The other modes are periodic; reflect and mirror run along the axis forth and back in one
  // period.
  const std::int64_t period = mode == boundary::wrap      ? extent
                              : mode == boundary::reflect ? 2 * extent
                                                          : 2 * extent - 2;
  const std::int64_t phase = (at % period + period) % period;
  if (phase < extent) return phase;
  return mode == boundary::reflect ? period - 1 - phase : period - phase;
}

}  // namespace kordon::v0::ndimage::kernel
