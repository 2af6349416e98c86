// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <numeric>
#include <vector>

#include "sim_fixture.hpp"

namespace {

using range = Kokkos::RangePolicy<device>;

/// The other direction: kernels that touch the host's memory.
class host_guard : public testing::Test {
 protected:
  host_guard() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }

  Kokkos::View<double*, device_space> on_device{"on_device", 100};
};

TEST_F(host_guard, catches_a_kernel_that_reads_a_host_view) {
  const Kokkos::View<double*, Kokkos::HostSpace> table("table", 100);
  const auto v = on_device;
  EXPECT_DEATH(
      {
        Kokkos::parallel_for(
            range(0, 100), KOKKOS_LAMBDA(int i) { v(i) = table(i); });
        Kokkos::fence();
      },
      "a kernel touched byte .* of array \"table\", which is the host's memory");
}

TEST_F(host_guard, catches_a_kernel_that_reads_a_large_vector) {
  const std::vector<double> table(100000, 2.0);
  const auto v = on_device;
  const double* const data = table.data();
  EXPECT_DEATH(
      {
        Kokkos::parallel_for(
            range(0, 100), KOKKOS_LAMBDA(int i) { v(i) = data[i]; });
        Kokkos::fence();
      },
      "a kernel touched byte .* of a block of operator new, which is the host's memory");
}

TEST_F(host_guard, lets_sound_programs_run) {
  std::vector<double> table(100000);
  std::iota(table.begin(), table.end(), 0.0);
  const Kokkos::View<double*, Kokkos::HostSpace, Kokkos::MemoryUnmanaged> from(table.data(), 100);
  const auto v = on_device;
  Kokkos::deep_copy(v, from);
  Kokkos::parallel_for(
      range(0, 100), KOKKOS_LAMBDA(int i) { v(i) += 1; });
  double sum = 0;
  Kokkos::parallel_reduce(
      range(0, 100), KOKKOS_LAMBDA(int i, double& u) { u += v(i); }, sum);
  EXPECT_EQ(sum, 5050);
  const Kokkos::View<double, Kokkos::HostSpace> result("result");
  Kokkos::parallel_reduce(
      range(0, 100), KOKKOS_LAMBDA(int i, double& u) { u += v(i); }, result);
  Kokkos::fence();
  EXPECT_EQ(result(), 5050);
  long total = 0;
  Kokkos::parallel_scan(
      range(0, 100), KOKKOS_LAMBDA(int i, long& u, bool) { u += i; }, total);
  EXPECT_EQ(total, 4950);
}

}  // namespace
