// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstring>
#include <functional>

#include "sim_fixture.hpp"

namespace {

using range = Kokkos::RangePolicy<device>;
using teams = Kokkos::TeamPolicy<device>;
using vector = Kokkos::View<double*, device_space>;

/// Each death is one process, started anew: threads of the host do not live through a fork.
class a_program_dies : public testing::Test {
 protected:
  a_program_dies() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }

  vector pressure{"pressure", 1000};
  double* raw = pressure.data();
};

/// Keeps the compiler from dropping a read.
void use(double value) {
  volatile double sink = value;
  (void)sink;
}

TEST_F(a_program_dies, when_the_host_reads_a_view) {
  EXPECT_DEATH(use(pressure(7)),
               "the host read element 7 of 1000 \\(double\\) of array \"pressure\" on sim:0");
}

TEST_F(a_program_dies, when_the_host_writes_through_a_pointer) {
  EXPECT_DEATH(raw[12] = 3, "the host wrote element 12 of 1000 \\(double\\) of array \"pressure\"");
}

TEST_F(a_program_dies, with_a_backtrace) {
  EXPECT_DEATH(raw[12] = 3, "main");
}

TEST_F(a_program_dies, and_names_elements_by_their_type) {
  struct point {
    float x, y, z;
  };
  const Kokkos::View<point*, device_space> points("points", 50);
  EXPECT_DEATH(use(points(49).y), "read element 49 of 50 \\(.*point.*\\) of array \"points\"");
  const Kokkos::View<short**, device_space> grid("grid", 10, 10);
  EXPECT_DEATH(use(grid(3, 2)), "read element 23 of 100 \\(short.*\\) of array \"grid\"");
}

TEST_F(a_program_dies, and_names_bytes_where_the_type_is_not_known) {
  char* const bytes = static_cast<char*>(Kokkos::kokkos_malloc<device_space>("scratch", 100));
  EXPECT_DEATH(use(bytes[99]), "read byte 99 of 100 of array \"scratch\"");
  kordon::sim::describe(bytes, 4, "float32");
  EXPECT_DEATH(use(bytes[99]), "read element 24 of 25 \\(float32\\) of array \"scratch\"");
  Kokkos::kokkos_free<device_space>(bytes);
}

TEST_F(a_program_dies, and_names_the_other_device) {
  const vector b(Kokkos::view_alloc(device(1), "b"), 10);
  EXPECT_DEATH(use(b(3)), "the host read element 3 of 10 \\(double\\) of array \"b\" on sim:1");
}

TEST_F(a_program_dies, when_a_library_function_touches_a_view) {
  EXPECT_DEATH(std::memset(raw, 0, 8000), "the host wrote element .* of array \"pressure\"");
}

TEST_F(a_program_dies, when_a_host_algorithm_touches_a_view) {
  EXPECT_DEATH(std::sort(raw, raw + 1000), "the host read element .* of array \"pressure\"");
}

TEST_F(a_program_dies, when_a_host_kernel_gets_an_unmanaged_view) {
  const Kokkos::View<double*, Kokkos::HostSpace, Kokkos::MemoryUnmanaged> alias(raw, 1000);
  EXPECT_DEATH(Kokkos::parallel_for(
                   Kokkos::RangePolicy<Kokkos::DefaultHostExecutionSpace>(0, 1000),
                   KOKKOS_LAMBDA(int i) { alias(i) = 1; }),
               "the host wrote element .* of array \"pressure\"");
}

TEST_F(a_program_dies, when_the_host_reads_after_a_kernel) {
  const auto v = pressure;
  Kokkos::parallel_for(
      range(0, 10), KOKKOS_LAMBDA(int i) { v(i) = 1; });
  EXPECT_DEATH(use(pressure(3)), "the host read element 3 of 1000");
}

TEST_F(a_program_dies, when_freed_memory_is_used) {
  double* freed = nullptr;
  {
    const vector temporary("temporary", 100);
    freed = temporary.data();
  }
  EXPECT_DEATH(freed[1] = 1,
               "wrote element 1 of 100 \\(double\\) of the FREED array \"temporary\"");
}

TEST_F(a_program_dies, when_a_kernel_uses_the_other_devices_array) {
  const auto v = pressure;
  EXPECT_DEATH(
      {
        Kokkos::parallel_for(
            range(device(1), 0, 1), KOKKOS_LAMBDA(int i) { v(i + 5) = 1; });
        Kokkos::fence();
      },
      "a kernel on sim:1 wrote element 5 of 1000 \\(double\\) of array \"pressure\" on sim:0");
}

TEST_F(a_program_dies, when_a_kernel_copies) {
  const vector other("other", 10);
  EXPECT_DEATH(
      {
        Kokkos::parallel_for(
            range(0, 2), KOKKOS_LAMBDA(int) { Kokkos::deep_copy(other, 1.0); });
        Kokkos::fence();
      },
      "in a kernel: a GPU cannot do that");
}

TEST_F(a_program_dies, when_a_kernel_launches) {
  EXPECT_DEATH(
      {
        Kokkos::parallel_for(
            range(0, 2),
            KOKKOS_LAMBDA(int) { Kokkos::parallel_for(range(0, 2), KOKKOS_LAMBDA(int){}); });
        Kokkos::fence();
      },
      "parallel_for in a kernel: a GPU cannot do that");
}

TEST_F(a_program_dies, when_a_kernel_fences) {
  EXPECT_DEATH(
      {
        Kokkos::parallel_for(
            range(0, 2), KOKKOS_LAMBDA(int) { device().fence(); });
        Kokkos::fence();
      },
      "a fence in a kernel: a GPU cannot do that");
}

TEST_F(a_program_dies, when_some_lanes_never_reach_a_barrier) {
  EXPECT_DEATH(
      {
        Kokkos::parallel_for(
            teams(1, 8), KOKKOS_LAMBDA(const teams::member_type& t) {
              if (t.team_rank() < 3) t.team_barrier();
            });
        Kokkos::fence();
      },
      "3 of the 8 lanes of a team wait at a barrier that the others never reach");
}

}  // namespace
