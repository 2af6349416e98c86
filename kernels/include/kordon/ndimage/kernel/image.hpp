// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Kokkos_Core.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// What the ndimage kernels work on: an array [n0, n1, n2] with any strides (in elements), in the memory of
/// `Exec`. Arrays of rank 1 and 2 come with leading extents of 1, so that each kernel is written once.
template <class T, class Exec>
using image =
    Kokkos::View<T***, Kokkos::LayoutStride, Kokkos::Device<Exec, typename Exec::memory_space>,
                 Kokkos::MemoryTraits<Kokkos::Unmanaged>>;

}  // namespace kordon::v0::ndimage::kernel
