// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/spaces.hpp>
#include <kordon/version.hpp>
#if KORDON_HAS_SIM_DEVICE
#include <kordon/sim_device/sim_device.hpp>
#endif

/// The memory and execution spaces of this build, as lists to iterate over at compile time.
namespace kordon::inline v0::detail {

template <class... Spaces>
struct space_list {};

template <class... Lists>
struct joined;
template <class... A>
struct joined<space_list<A...>> {
  using type = space_list<A...>;
};
template <class... A, class... B, class... Rest>
struct joined<space_list<A...>, space_list<B...>, Rest...>
    : joined<space_list<A..., B...>, Rest...> {};

#ifdef KOKKOS_ENABLE_CUDA
using cuda_spaces =
    space_list<Kokkos::CudaSpace, Kokkos::CudaHostPinnedSpace, Kokkos::CudaUVMSpace>;
using cuda_execs = space_list<Kokkos::Cuda>;
#else
using cuda_spaces = space_list<>;
using cuda_execs = space_list<>;
#endif
#ifdef KOKKOS_ENABLE_HIP
using hip_spaces =
    space_list<Kokkos::HIPSpace, Kokkos::HIPHostPinnedSpace, Kokkos::HIPManagedSpace>;
using hip_execs = space_list<Kokkos::HIP>;
#else
using hip_spaces = space_list<>;
using hip_execs = space_list<>;
#endif
#if KORDON_HAS_SIM_DEVICE
using sim_spaces = space_list<sim_device_space>;
using sim_execs = space_list<sim_device>;
#else
using sim_spaces = space_list<>;
using sim_execs = space_list<>;
#endif
#ifdef KOKKOS_ENABLE_SERIAL
using serial_execs = space_list<Kokkos::Serial>;
#else
using serial_execs = space_list<>;
#endif
#ifdef KOKKOS_ENABLE_OPENMP
using openmp_execs = space_list<Kokkos::OpenMP>;
#else
using openmp_execs = space_list<>;
#endif
#ifdef KOKKOS_ENABLE_THREADS
using threads_execs = space_list<Kokkos::Threads>;
#else
using threads_execs = space_list<>;
#endif

using enabled_spaces =
    joined<space_list<Kokkos::HostSpace>, cuda_spaces, hip_spaces, sim_spaces>::type;
using enabled_execs =
    joined<serial_execs, openmp_execs, threads_execs, cuda_execs, hip_execs, sim_execs>::type;

/// Calls f.template operator()<Space>() for each space of the list.
template <class F, class... Spaces>
void for_each_space(space_list<Spaces...>, F&& f) {
  (f.template operator()<Spaces>(), ...);
}

}  // namespace kordon::v0::detail
