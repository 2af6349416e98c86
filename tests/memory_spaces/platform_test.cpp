// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// The simulated device's arena is a platform that can tell where a pointer lives.
#include <gtest/gtest.h>

#include <kordon/memory/copy.hpp>
#include <kordon/memory/dlpack.hpp>
#include <kordon/memory/import.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/sim_device/sim_device.hpp>
#include <kordon/testing/refused.hpp>

namespace {

using kordon::dlpack_tensor;

const std::int64_t three[] = {3};

TEST(import_pointer, refuses_what_the_platform_denies) {
  const Kokkos::View<float*, kordon::sim_device_space> device("device", 3);
  float host[3] = {1, 2, 3};

  EXPECT_THROW(kordon::import_pointer(kordon::place{}, device.data(), three),
               kordon::space_mismatch);
  EXPECT_THROW(kordon::import_pointer({kordon::space_kind::simulated, 1}, device.data(), three),
               kordon::device_mismatch);
  EXPECT_THROW(kordon::import_pointer({kordon::space_kind::simulated, 0}, host, three),
               kordon::space_mismatch);
  EXPECT_NO_THROW(kordon::import_pointer({kordon::space_kind::simulated, 0}, device.data(), three));
  EXPECT_NO_THROW(kordon::import_pointer(kordon::place{}, host, three));
}

/// A DLPack tensor [3] of float32 that says it is on this device.
dlpack_tensor tensor_at(void* data, kordon::space_kind kind, int device) {
  return {data, 0, static_cast<std::int32_t>(kind), device, 1, 2, 32, 1, three, nullptr, false};
}

TEST(import_dlpack, refuses_what_the_platform_denies) {
  using kordon::import_dlpack_tensor, kordon::space_kind;
  const Kokkos::View<float*, kordon::sim_device_space> device("device", 3);
  float host[3] = {1, 2, 3};

  EXPECT_THROW(import_dlpack_tensor(tensor_at(device.data(), space_kind::host, 0)),
               kordon::space_mismatch);
  EXPECT_THROW(import_dlpack_tensor(tensor_at(device.data(), space_kind::simulated, 1)),
               kordon::device_mismatch);
  EXPECT_THROW(import_dlpack_tensor(tensor_at(host, space_kind::simulated, 0)),
               kordon::space_mismatch);
  EXPECT_NO_THROW(import_dlpack_tensor(tensor_at(device.data(), space_kind::simulated, 0)));
  EXPECT_NO_THROW(import_dlpack_tensor(tensor_at(host, space_kind::host, 0)));
}

TEST(copy, refuses_views_whose_kind_of_memory_the_platform_denies) {
  using kordon::testing::RefusedWith;
  const Kokkos::View<float*, kordon::sim_device_space> device("device", 3);
  const Kokkos::View<float*, Kokkos::HostSpace> host("host", 3);
  const Kokkos::View<float*, Kokkos::HostSpace, Kokkos::MemoryTraits<Kokkos::Unmanaged>> lie(
      device.data(), 3);

  EXPECT_THAT(
      [&] { kordon::copy(host, lie); },
      RefusedWith(kordon::refusal_code::space_mismatch,
                  "KRD001 copy: argument 'src' (host, float32[3]) claims to be on host, and "
                  "the platform says that its memory is on sim:0. Fix: give the View the "
                  "memory space that its pointer is in, or import the pointer as "
                  "{kordon::space_kind::simulated, 0}"));
  EXPECT_THAT([&] { kordon::copy(lie, host); }, RefusedWith(kordon::refusal_code::space_mismatch));
  EXPECT_THROW(kordon::copy_as<double>(lie), kordon::space_mismatch);
  EXPECT_NO_THROW(kordon::copy(device, host));
}

TEST(copy_to, carries_elements_to_a_device_and_back) {
  const Kokkos::View<double**, Kokkos::LayoutLeft, Kokkos::HostSpace> host("host", 3, 4);
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 4; ++j) host(i, j) = 10 * i + j;

  const auto device = kordon::copy_to(kordon::place_of(kordon::sim_device()), host);
  const auto back = kordon::copy_to(kordon::place_in<Kokkos::HostSpace>{}, device);

  EXPECT_NE(static_cast<const void*>(device.data()), host.data());
  for (int i = 0; i < 3; ++i)
    for (int j = 0; j < 4; ++j) EXPECT_EQ(back(i, j), 10 * i + j);
}

}  // namespace
