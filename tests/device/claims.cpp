// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What a device's platform is asked of pointers: compiled by the device's compiler, since the
// simulated device is all that the tests can run.
#include <kordon/memory/dlpack.hpp>
#include <kordon/memory/import.hpp>

namespace kordon::inline v0 {

using device = Kokkos::DefaultExecutionSpace;
static_assert(detail::platform_tells);
static_assert(detail::is_told_by_the_platform<device::memory_space>);
#ifdef KOKKOS_ENABLE_CUDA
static_assert(detail::is_told_by_the_platform<Kokkos::CudaHostPinnedSpace>);
static_assert(detail::is_told_by_the_platform<Kokkos::CudaUVMSpace>);
#endif
#ifdef KOKKOS_ENABLE_HIP
static_assert(detail::is_told_by_the_platform<Kokkos::HIPHostPinnedSpace>);
static_assert(detail::is_told_by_the_platform<Kokkos::HIPManagedSpace>);
#endif

std::optional<int> device_of_pointer(const void* data) {
  return space_traits<device::memory_space>::device_of(data);
}

array_ref import_on_the_device(float* data, const std::int64_t (&extents)[2]) {
  return import_pointer(place_of(device()), data, extents);
}

array_ref import_from_dlpack(const dlpack_tensor& tensor) {
  return import_dlpack_tensor(tensor);
}

}  // namespace kordon::v0
