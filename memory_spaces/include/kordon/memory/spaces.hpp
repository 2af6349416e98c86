// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Kokkos_Core.hpp>
#include <kordon/memory/place.hpp>

namespace kordon::inline v0 {

/// The place kind of a Kokkos memory space, specialised for every space Kordon knows. This header
/// is the one that names Kokkos' spaces. AnonymousSpace and unknown spaces have no kind, and so no
/// call accepts them.
template <class MemorySpace>
struct space_traits {};

/// The exec kind of a Kokkos execution space.
template <class Exec>
struct exec_traits {};

template <>
struct space_traits<Kokkos::HostSpace> {
  static constexpr space_kind kind = space_kind::host;
};

#ifdef KOKKOS_ENABLE_SERIAL
template <>
struct exec_traits<Kokkos::Serial> {
  static constexpr exec_kind kind = exec_kind::serial;
};
#endif
#ifdef KOKKOS_ENABLE_OPENMP
template <>
struct exec_traits<Kokkos::OpenMP> {
  static constexpr exec_kind kind = exec_kind::openmp;
};
#endif
#ifdef KOKKOS_ENABLE_THREADS
template <>
struct exec_traits<Kokkos::Threads> {
  static constexpr exec_kind kind = exec_kind::threads;
};
#endif
#ifdef KOKKOS_ENABLE_CUDA
namespace detail {
/// The device of a pointer that CUDA says is of this type; std::nullopt for any other pointer.
inline std::optional<int> cuda_device_of(const void* data, cudaMemoryType type) {
  cudaPointerAttributes found{};
  if (cudaPointerGetAttributes(&found, data) != cudaSuccess) {
    static_cast<void>(cudaGetLastError());  // no error of the program's
    return std::nullopt;
  }
  return found.type == type ? std::optional<int>(found.device) : std::nullopt;
}
}  // namespace detail

template <>
struct space_traits<Kokkos::CudaSpace> {
  static constexpr space_kind kind = space_kind::cuda;
  static std::optional<int> device_of(const void* data) {
    return detail::cuda_device_of(data, cudaMemoryTypeDevice);
  }
};
template <>
struct space_traits<Kokkos::CudaHostPinnedSpace> {
  static constexpr space_kind kind = space_kind::cuda_pinned;
  static std::optional<int> device_of(const void* data) {
    return detail::cuda_device_of(data, cudaMemoryTypeHost);
  }
};
template <>
struct space_traits<Kokkos::CudaUVMSpace> {
  static constexpr space_kind kind = space_kind::cuda_managed;
  static std::optional<int> device_of(const void* data) {
    return detail::cuda_device_of(data, cudaMemoryTypeManaged);
  }
};
template <>
struct exec_traits<Kokkos::Cuda> {
  static constexpr exec_kind kind = exec_kind::cuda;
  static int device(const Kokkos::Cuda& exec) { return exec.cuda_device(); }
  static void* native(const Kokkos::Cuda& exec) { return exec.cuda_stream(); }
};
#endif
#ifdef KOKKOS_ENABLE_HIP
namespace detail {
/// The same of HIP, to which ordinary host memory is an error.
inline std::optional<int> hip_device_of(const void* data, hipMemoryType type) {
  hipPointerAttribute_t found{};
  if (hipPointerGetAttributes(&found, data) != hipSuccess) {
    static_cast<void>(hipGetLastError());  // no error of the program's
    return std::nullopt;
  }
  return found.type == type ? std::optional<int>(found.device) : std::nullopt;
}
}  // namespace detail

template <>
struct space_traits<Kokkos::HIPSpace> {
  static constexpr space_kind kind = space_kind::hip;
  static std::optional<int> device_of(const void* data) {
    return detail::hip_device_of(data, hipMemoryTypeDevice);
  }
};
template <>
struct space_traits<Kokkos::HIPHostPinnedSpace> {
  static constexpr space_kind kind = space_kind::hip_pinned;
  static std::optional<int> device_of(const void* data) {
    return detail::hip_device_of(data, hipMemoryTypeHost);
  }
};
template <>
struct space_traits<Kokkos::HIPManagedSpace> {
  static constexpr space_kind kind = space_kind::hip_managed;
  static std::optional<int> device_of(const void* data) {
    return detail::hip_device_of(data, hipMemoryTypeManaged);
  }
};
template <>
struct exec_traits<Kokkos::HIP> {
  static constexpr exec_kind kind = exec_kind::hip;
  static int device(const Kokkos::HIP& exec) { return exec.hip_device(); }
  static void* native(const Kokkos::HIP& exec) { return exec.hip_stream(); }
};
#endif

template <class MemorySpace>
concept is_a_memory_space_that_kordon_knows = requires {
  space_traits<MemorySpace>::kind;
};

template <class Exec>
concept is_an_execution_space_that_kordon_knows = requires {
  exec_traits<Exec>::kind;
};

/// A place whose memory space is known to the compiler, so that copy_to can return a View there.
template <is_a_memory_space_that_kordon_knows MemorySpace>
struct place_in : place {
  using memory_space = MemorySpace;
};

/// The device an execution-space instance runs on; 0 for the host.
template <is_an_execution_space_that_kordon_knows Exec>
int device_of(const Exec& exec) {
  if constexpr (requires { exec_traits<Exec>::device(exec); })
    return exec_traits<Exec>::device(exec);
  return 0;
}

/// The place that an execution-space instance owns, where its results can live.
template <is_an_execution_space_that_kordon_knows Exec>
place_in<typename Exec::memory_space> place_of(const Exec& exec) {
  return {{home_of(exec_traits<Exec>::kind), device_of(exec)}};
}

/// The erased form of an execution-space instance; refers to `exec`, which must outlive it.
template <is_an_execution_space_that_kordon_knows Exec>
kordon_exec exec_ref(const Exec& exec) {
  void* native = nullptr;
  if constexpr (requires { exec_traits<Exec>::native(exec); })
    native = exec_traits<Exec>::native(exec);
  return {static_cast<std::int32_t>(exec_traits<Exec>::kind), device_of(exec), &exec, native};
}
template <is_an_execution_space_that_kordon_knows Exec>
kordon_exec exec_ref(const Exec&& exec) = delete;  // it would be gone by the call

}  // namespace kordon::v0
