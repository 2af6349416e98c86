// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <thread>
#include <utility>
#include <vector>

#include "sim_fixture.hpp"

namespace {

using range = Kokkos::RangePolicy<device>;
using vector = Kokkos::View<double*, device_space>;
using host_vector = Kokkos::View<double*, Kokkos::HostSpace>;

vector ones() {
  const vector v("v", 100);
  Kokkos::deep_copy(v, 1.0);
  return v;
}

struct set_to {
  vector v;
  double value;
  KOKKOS_FUNCTION void operator()(int i) const { v(i) = value; }
};
struct multiply_by {
  vector v;
  double value;
  KOKKOS_FUNCTION void operator()(int i) const { v(i) *= value; }
};

TEST(deferred_mode, runs_kernels_at_the_fence) {
  const mode_scope scope(mode::deferred);
  const vector v = ones();
  const auto before = kordon::sim::get_counts().kernels;
  Kokkos::parallel_for(range(0, 100), set_to{v, 7});
  EXPECT_EQ(kordon::sim::get_counts().kernels, before);
  device().fence();
  EXPECT_EQ(kordon::sim::get_counts().kernels, before + 1);
  EXPECT_EQ(on_host(v)(5), 7);
}

TEST(deferred_mode, makes_a_fence_wait_for_work_that_another_thread_runs) {
  const mode_scope scope(mode::deferred);
  const device shared;
  std::vector<vector> arrays;
  for (int t = 0; t < 8; ++t) arrays.push_back(ones());
  std::vector<int> stale(arrays.size(), 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < arrays.size(); ++t)
    threads.emplace_back([&, t] {
      const vector& mine = arrays[t];
      const host_vector seen("seen", mine.extent(0));
      for (int round = 1; round <= 100; ++round) {
        Kokkos::parallel_for(range(shared, 0, 100), set_to{mine, double(round)});
        Kokkos::deep_copy(shared, seen, mine);
        shared.fence();
        stale[t] += seen(99) != round;
      }
    });
  for (std::thread& t : threads) t.join();
  EXPECT_EQ(stale, std::vector<int>(arrays.size(), 0));
}

TEST(deferred_mode, leaves_old_values_where_a_fence_is_missing_after_a_copy) {
  const mode_scope scope(mode::deferred);
  const vector v = ones();
  const host_vector h("h", 100);
  Kokkos::deep_copy(device(), h, v);
  EXPECT_EQ(h(10), 0);
  device().fence();
  EXPECT_EQ(h(10), 1);
}

TEST(deferred_mode, leaves_the_old_result_where_a_fence_is_missing_after_a_reduction) {
  const mode_scope scope(mode::deferred);
  const vector v = ones();
  const Kokkos::View<double, Kokkos::HostSpace> result("result");
  result() = -1;
  const auto add = KOKKOS_LAMBDA(int i, double& u) {
    u += v(i);
  };
  Kokkos::parallel_reduce(range(0, 100), add, result);
  EXPECT_EQ(result(), -1);
  device().fence();
  EXPECT_EQ(result(), 100);
  double scalar = 0;
  Kokkos::parallel_reduce(range(0, 100), add, scalar);  // which fences
  EXPECT_EQ(scalar, 100);
}

double two_instances_without_an_order(mode m) {
  const mode_scope scope(m);
  const vector v = ones();
  const device first = device::create(), second = device::create();
  Kokkos::parallel_for(range(first, 0, 100), set_to{v, 1});
  Kokkos::parallel_for(range(second, 0, 100), multiply_by{v, 5});
  return on_host(v)(3);
}

TEST(deferred_mode, shows_a_missing_dependency_in_reversed_order) {
  EXPECT_EQ(two_instances_without_an_order(mode::immediate), 5);
  EXPECT_EQ(two_instances_without_an_order(mode::deferred), 5);
  EXPECT_EQ(two_instances_without_an_order(mode::deferred_reversed), 1);
}

TEST(deferred_mode, runs_only_the_instance_that_is_fenced) {
  const mode_scope scope(mode::deferred);
  const vector v = ones(), w = ones();
  const auto [first, second] = Kokkos::Experimental::partition_space(device(), 1, 1);
  EXPECT_NE(first, second);
  const auto before = kordon::sim::get_counts().kernels;
  Kokkos::parallel_for(range(first, 0, 100), set_to{v, 2});
  Kokkos::parallel_for(range(second, 0, 100), set_to{w, 3});
  second.fence();
  EXPECT_EQ(kordon::sim::get_counts().kernels, before + 1);
  Kokkos::fence();
  EXPECT_EQ(kordon::sim::get_counts().kernels, before + 2);
}

TEST(deferred_mode, runs_the_kernels_before_memory_is_freed) {
  const mode_scope scope(mode::deferred);
  const auto before = kordon::sim::get_counts().kernels;
  {
    const vector v("v", 100);
    Kokkos::parallel_for(range(0, 100), set_to{v, 2});
  }
  EXPECT_GT(kordon::sim::get_counts().kernels, before);
}

TEST(deferred_mode, opens_the_memory_once_for_many_launches) {
  const mode_scope scope(mode::deferred);
  const vector v = ones();
  for (int i = 0; i < 50; ++i) Kokkos::parallel_for(range(0, 100), multiply_by{v, 1.5});
  device().fence();
  EXPECT_NEAR(on_host(v)(99), std::pow(1.5, 50), 1e-6 * std::pow(1.5, 50));
}

}  // namespace
