// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Kokkos_Core.hpp>
#include <kordon/ndimage/boundary.hpp>

/// A library between the application and Kordon. It was written for no backend, and no backend is named in it.
namespace smoothing {

using exec_type = Kokkos::DefaultHostExecutionSpace;
using image = Kokkos::View<float**, Kokkos::LayoutRight, Kokkos::HostSpace>;

/// out [rows, columns] = what is left of in [rows, columns] without its slow changes.
void sharpen(const exec_type& exec, const image& in, const image& out,
             kordon::ndimage::boundary edge = kordon::ndimage::boundary::reflect);

}  // namespace smoothing
