// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <kordon/memory/float64.hpp>
#include <type_traits>
#include <vector>

#include "sim_fixture.hpp"

namespace {

using host = Kokkos::DefaultHostExecutionSpace;

// What the compiler knows: neither side reaches the other's memory.
static_assert(!Kokkos::SpaceAccessibility<Kokkos::HostSpace, device_space>::accessible);
static_assert(!Kokkos::SpaceAccessibility<host, device_space>::accessible);
static_assert(!Kokkos::SpaceAccessibility<device, Kokkos::HostSpace>::accessible);
static_assert(!Kokkos::SpaceAccessibility<Kokkos::HostSpace, device_space>::assignable);
static_assert(!std::is_assignable_v<Kokkos::View<double*, Kokkos::HostSpace>&,
                                    Kokkos::View<double*, device_space>>);
static_assert(!std::is_assignable_v<Kokkos::View<double*, device_space>&,
                                    Kokkos::View<double*, Kokkos::HostSpace>>);
static_assert(
    std::is_same_v<Kokkos::View<double**, device_space>::array_layout, Kokkos::LayoutLeft>);
static_assert(std::is_same_v<Kokkos::View<double*, device>::memory_space, device_space>);
static_assert(std::is_same_v<Kokkos::View<double**, device_space>::host_mirror_type::memory_space,
                             Kokkos::HostSpace>);
static_assert(kordon::space_traits<device_space>::kind == kordon::space_kind::simulated);
static_assert(kordon::exec_traits<device>::kind == kordon::exec_kind::simulated);

using vector = Kokkos::View<double*, device_space>;

TEST(simulated_place, knows_the_device_of_an_instance) {
  EXPECT_EQ(device().device(), 0);
  EXPECT_EQ(device(1).device(), 1);
  EXPECT_EQ(kordon::exec_traits<device>::device(device::create(1)), 1);
  EXPECT_EQ(kordon::device_of(device(1)), 1);
  EXPECT_EQ(kordon::place_of(device(1)), (kordon::place{kordon::space_kind::simulated, 1}));
  EXPECT_THROW(device(2), std::out_of_range);
  EXPECT_THROW(device(-1), std::out_of_range);
}

TEST(simulated_place, has_one_default_instance_a_device) {
  EXPECT_EQ(device(), device(0));
  EXPECT_EQ(device(1), device(1));
  EXPECT_NE(device(0), device(1));
  EXPECT_NE(device(), device::create());
}

TEST(simulated_place, keeps_memory_where_its_maker_said) {
  const auto device_of = [](const auto& v) {
    return kordon::space_traits<device_space>::device_of(v.data());
  };
  EXPECT_EQ(device_of(vector("a", 10)), 0);
  EXPECT_EQ(device_of(vector(Kokkos::view_alloc("b", device(1)), 10)), 1);
  EXPECT_EQ(device_of(vector(Kokkos::view_alloc("c", device_space(1)), 10)), 1);
  EXPECT_EQ(
      device_of(vector(Kokkos::view_alloc("d", device_space(1), Kokkos::WithoutInitializing), 10)),
      1);
  EXPECT_EQ(device_of(vector(Kokkos::view_alloc("e", device_space(1), device(1)), 10)), 1);
  EXPECT_THROW(vector(Kokkos::view_alloc("f", device_space(2)), 10), std::exception);
}

TEST(simulated_place, tells_its_memory_from_other_memory) {
  int on_stack = 0;
  const std::vector<int> on_heap(10);
  EXPECT_EQ(kordon::sim::device_of(&on_stack), std::nullopt);
  EXPECT_EQ(kordon::sim::device_of(on_heap.data()), std::nullopt);
  EXPECT_EQ(kordon::sim::device_of(nullptr), std::nullopt);
  const vector v("v", 10);
  EXPECT_EQ(kordon::sim::device_of(v.data() + 9), 0);
}

TEST(simulated_place, serves_malloc_and_free) {
  void* const p = Kokkos::kokkos_malloc<device_space>("scratch", 1000);
  EXPECT_EQ(kordon::sim::device_of(p), 0);
  void* const q = Kokkos::kokkos_realloc<device_space>(p, 100000);
  EXPECT_EQ(kordon::sim::device_of(q), 0);
  Kokkos::kokkos_free<device_space>(q);
}

TEST(simulated_place, uses_freed_memory_again) {
  std::vector<const double*> seen;
  for (int i = 0; i < 100; ++i) {
    const vector a("a", 1000), b("b", 3000), c("c", 50);
    for (const double* p : {a.data(), b.data(), c.data()})
      if (std::find(seen.begin(), seen.end(), p) == seen.end()) seen.push_back(p);
  }
  EXPECT_LE(seen.size(), 6u);
}

TEST(simulated_place, tells_tools_which_instance_it_is) {
  const auto id = [](const device& exec) { return Kokkos::Tools::Experimental::device_id(exec); };
  const device more = device::create();
  EXPECT_EQ(id(device()), id(device(0)));
  EXPECT_NE(id(device()), id(more));
  EXPECT_NE(id(device(0)), id(device(1)));
  EXPECT_NE(id(device()), Kokkos::Tools::Experimental::device_id(host()));
}

TEST(simulated_place, says_which_device_has_float64) {
  const device one(1);
  EXPECT_TRUE(kordon::sim::has_float64(0));
  kordon::sim::set_float64(1, false);
  EXPECT_FALSE(kordon::exec_traits<device>::has_float64(device(1)));
  EXPECT_TRUE(kordon::exec_traits<device>::has_float64(device(0)));
  EXPECT_FALSE(kordon::has_float64(kordon::exec_ref(one)));
  const host here;
  EXPECT_TRUE(kordon::has_float64(kordon::exec_ref(here)));
  kordon::sim::set_float64(1, true);
  EXPECT_TRUE(kordon::has_float64(kordon::exec_ref(one)));
  EXPECT_TRUE(kordon::sim::has_float64(1));
}

}  // namespace
