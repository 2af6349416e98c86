// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What a View's type claims of its memory is asked of the platform at the first use of that memory.
#include <gmock/gmock.h>

#include <kordon/dispatch/explain.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/sim_device/sim_device.hpp>
#include <kordon/testing/refused.hpp>

namespace kordon::inline v0::testing {
namespace {

using host_exec = Kokkos::DefaultHostExecutionSpace;
template <class Space>
using image = Kokkos::View<float**, Kokkos::LayoutRight, Space>;
template <class Space>
using unowned =
    Kokkos::View<float**, Kokkos::LayoutRight, Space, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;

TEST(the_first_use_of_memory, refuses_a_device_view_of_host_memory) {
  const image<Kokkos::HostSpace> host("host", 4, 3);
  const image<sim_device_space> out("out", 4, 3);
  const unowned<sim_device_space> lie(host.data(), 4, 3);
  const sim_device exec;
  const auto call = [&] { ndimage::gaussian_filter(exec, lie, out); };

  EXPECT_THAT(call, RefusedWith(refusal_code::space_mismatch,
                                "KRD001 ndimage.gaussian_filter: argument 'in' (sim:0, "
                                "float32[4,3]) claims to be on sim:0, and the platform says that "
                                "its memory is on host. Fix: give the View the memory space that "
                                "its pointer is in, or import the pointer as "
                                "{kordon::space_kind::host, 0}"));
  EXPECT_THAT(call, RefusedWith(refusal_code::space_mismatch)) << "again";
}

TEST(the_first_use_of_memory, refuses_a_host_view_of_device_memory) {
  const image<sim_device_space> device("device", 4, 3);
  const image<Kokkos::HostSpace> in("in", 4, 3);
  const unowned<Kokkos::HostSpace> lie(device.data(), 4, 3);

  EXPECT_THAT([&] { ndimage::gaussian_filter(host_exec(), in, lie); },
              RefusedWith(refusal_code::space_mismatch,
                          ::testing::HasSubstr("'out' (host, float32[4,3]) claims to be on host, "
                                               "and the platform says that its memory is on "
                                               "sim:0")));
}

TEST(the_first_use_of_memory, refuses_a_view_of_another_device) {
  const image<sim_device_space> in("in", 4, 3), out("out", 4, 3);
  const sim_device exec(1);

  EXPECT_THAT([&] { ndimage::gaussian_filter(exec, in, out); },
              RefusedWith(refusal_code::device_mismatch,
                          "KRD002 ndimage.gaussian_filter: argument 'in' (\"in\", sim:1, "
                          "float32[4,3]) is not on sim:1, where the call runs: the platform says "
                          "that its memory is on sim:0. Fix: auto in0 = "
                          "kordon::copy_to(kordon::place_of(exec), in);"));
}

TEST(the_first_use_of_memory, accepts_views_that_tell_the_truth) {
  const sim_device first(0), second(1);
  const image<sim_device_space> in(Kokkos::view_alloc("in", second), 4, 3);
  const image<sim_device_space> out(Kokkos::view_alloc("out", second), 4, 3);
  const unowned<sim_device_space> part(in.data(), 4, 3);

  EXPECT_TRUE(supports(ndimage::gaussian_filter, second, {}, in, out));
  EXPECT_TRUE(supports(ndimage::gaussian_filter, second, {}, part, out));
  EXPECT_THROW(ndimage::gaussian_filter(first, in, out), device_mismatch) << "though known";
}

TEST(the_first_use_of_memory, asks_nothing_of_arrays_without_elements) {
  float on_the_host = 0;
  const unowned<sim_device_space> in(&on_the_host, 0, 3), out(nullptr, 0, 3);

  EXPECT_NO_THROW(ndimage::gaussian_filter(sim_device(), in, out));
}

}  // namespace
}  // namespace kordon::v0::testing
