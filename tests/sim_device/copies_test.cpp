// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <string>

#include "sim_fixture.hpp"

namespace {

using Kokkos::ALL;
template <class T>
using view = Kokkos::View<T, device_space>;

class copies : public in_mode {};
INSTANTIATE_TEST_SUITE_P(modes, copies, all_modes(), mode_name);

template <class View>
void number(const View& v) {
  for (int i = 0; i < int(v.extent(0)); ++i)
    for (int j = 0; j < int(v.extent(1)); ++j) v(i, j) = 100 * i + j;
}

template <class A, class B>
int differences(const A& a, const B& b) {
  int n = 0;
  for (int i = 0; i < int(a.extent(0)); ++i)
    for (int j = 0; j < int(a.extent(1)); ++j) n += a(i, j) != b(i, j);
  return n;
}

TEST_P(copies, go_and_come_back) {
  for (const int columns :
       {1, 7, 5000}) {  // below and above what is copied without opening the memory
    const view<double**> a("a", 33, columns);
    const auto from = Kokkos::create_mirror(a);
    number(from);
    Kokkos::deep_copy(a, from);
    EXPECT_EQ(differences(on_host(a), from), 0);
  }
}

TEST_P(copies, go_from_one_device_to_the_other) {
  const view<double**> a("a", 33, 70);
  const view<double**> b(Kokkos::view_alloc(device(1), "b"), 33, 70);
  const auto from = Kokkos::create_mirror(a);
  number(from);
  Kokkos::deep_copy(a, from);
  Kokkos::deep_copy(b, a);
  EXPECT_EQ(kordon::sim::device_of(b.data()), 1);
  EXPECT_EQ(differences(on_host(b), from), 0);
}

TEST_P(copies, fill_with_a_value) {
  const view<double**> a("a", 33, 70);
  Kokkos::deep_copy(a, 3.5);
  EXPECT_EQ(on_host(a)(32, 69), 3.5);
  Kokkos::deep_copy(device(), a, 2.5);
  device().fence();
  EXPECT_EQ(on_host(a)(32, 69), 2.5);
  Kokkos::deep_copy(a, 0.0);
  EXPECT_EQ(on_host(a)(0, 0), 0.0);
}

TEST_P(copies, refuse_other_layouts_as_gpus_do) {
  const view<double**> a("a", 33, 7);
  const Kokkos::View<double**, Kokkos::LayoutRight, Kokkos::HostSpace> h("h", 33, 7);
  EXPECT_THROW(Kokkos::deep_copy(h, a), std::runtime_error);
  const auto part = Kokkos::subview(a, std::pair(2, 5), ALL);
  const auto mirror = Kokkos::create_mirror_view(part);
  EXPECT_THROW(Kokkos::deep_copy(mirror, part), std::runtime_error);
}

TEST_P(copies, change_layouts_on_the_device) {
  const view<double**> a("a", 33, 7);
  const Kokkos::View<double**, Kokkos::LayoutRight, device_space> b("b", 33, 7);
  const auto from = Kokkos::create_mirror(a);
  number(from);
  Kokkos::deep_copy(a, from);
  Kokkos::deep_copy(b, a);
  EXPECT_EQ(differences(on_host(b), from), 0);
  EXPECT_EQ(on_host(Kokkos::subview(a, ALL, 3))(5), 503);
}

TEST_P(copies, keep_labels_and_counts) {
  const view<double*> a("pressure", 10);
  const auto b = a;
  EXPECT_EQ(a.label(), "pressure");
  EXPECT_EQ(a.use_count(), 2);
}

TEST_P(copies, find_fresh_memory_poisoned) {
  const view<double*> a(Kokkos::view_alloc("a", Kokkos::WithoutInitializing), 9);
  EXPECT_TRUE(std::isnan(on_host(a)(4)));
  const view<double*> large(Kokkos::view_alloc("large", Kokkos::WithoutInitializing), 1 << 20);
  EXPECT_TRUE(std::isnan(on_host(large)((1 << 20) - 1)));
}

TEST_P(copies, keep_elements_over_a_resize) {
  view<double*> a("a", 10);
  Kokkos::deep_copy(a, 1.0);
  Kokkos::resize(a, 20);
  const auto h = on_host(a);
  EXPECT_EQ(h(9), 1);
  EXPECT_EQ(h(19), 0);
  Kokkos::realloc(a, 5);
  EXPECT_EQ(on_host(a)(4), 0);
}

}  // namespace
