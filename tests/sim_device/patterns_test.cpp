// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <vector>

#include "sim_fixture.hpp"

namespace {

using host = Kokkos::DefaultHostExecutionSpace;

/// The sums of 1, i and i * i: a reduction into an array.
struct power_sums {
  using value_type = double[];
  unsigned value_count = 3;
  KOKKOS_FUNCTION void operator()(int i, double sums[]) const {
    sums[0] += 1;
    sums[1] += i;
    sums[2] += double(i) * i;
  }
};

/// One loop after the other on Exec, each with an outcome that another loop or a reduction sums up.
template <class Exec>
struct patterns {
  using space = typename Exec::memory_space;
  template <class T>
  using view = Kokkos::View<T, Kokkos::LayoutLeft, space>;
  using teams = Kokkos::TeamPolicy<Exec>;
  using scratch =
      Kokkos::View<double*, typename Exec::scratch_memory_space, Kokkos::MemoryUnmanaged>;

  static constexpr int n = 1003, m = 57;
  view<double**> a{"a", n, m};
  view<double*> x{"x", n}, y{"y", n};
  std::vector<double> outcome;

  std::vector<double> run() {
    ranges();
    team_loops();
    reductions();
    scans();
    return outcome;
  }

  void ranges() {
    const auto a_ = a;
    const auto x_ = x, y_ = y;
    Kokkos::parallel_for(
        "md", Kokkos::MDRangePolicy<Exec, Kokkos::Rank<2>>({0, 0}, {n, m}),
        KOKKOS_LAMBDA(int i, int j) { a_(i, j) = std::sin(0.1 * i + j); });
    Kokkos::parallel_for(
        "static", Kokkos::RangePolicy<Exec>(0, n), KOKKOS_LAMBDA(int i) { x_(i) = 1.0 / (1 + i); });
    Kokkos::parallel_for(
        "dynamic",
        Kokkos::RangePolicy<Exec, Kokkos::Schedule<Kokkos::Dynamic>, Kokkos::IndexType<long>>(0, n),
        KOKKOS_LAMBDA(long i) { y_(i) = x_(i) + 1; });
  }

  void team_loops() {
    const auto a_ = a;
    const auto y_ = y;
    const std::size_t bytes = scratch::shmem_size(m);
    Kokkos::parallel_for(
        "team", teams(n, Kokkos::AUTO).set_scratch_size(0, Kokkos::PerTeam(bytes)),
        KOKKOS_LAMBDA(const typename teams::member_type& team) {
          const scratch s(team.team_scratch(0), m);
          const int i = team.league_rank();
          Kokkos::parallel_for(Kokkos::TeamThreadRange(team, m),
                               [&](int j) { s(j) = 2 * a_(i, j); });
          team.team_barrier();
          double sum = 0, squares = 0;
          Kokkos::parallel_reduce(
              Kokkos::TeamThreadRange(team, m), [&](int j, double& u) { u += s(j); }, sum);
          Kokkos::parallel_reduce(
              Kokkos::TeamVectorRange(team, m), [&](int j, double& u) { u += s(j) * s(j); },
              squares);
          Kokkos::single(Kokkos::PerTeam(team), [&] { y_(i) += sum + squares; });
        });
    teams policy(Exec(), 40, Kokkos::AUTO);
    policy.set_scratch_size(1, Kokkos::PerTeam(bytes), Kokkos::PerThread(64));
    double total = 0;
    Kokkos::parallel_reduce(
        "team sum", policy,
        KOKKOS_LAMBDA(const typename teams::member_type& team, double& u) {
          double sum = 0;
          Kokkos::parallel_reduce(
              Kokkos::TeamThreadRange(team, m),
              [&](int j, double& w) { w += a_(team.league_rank(), j); }, sum);
          if (team.team_rank() == 0) u += sum;
        },
        total);
    outcome.push_back(total);
  }

  void reductions() {
    const auto a_ = a;
    const auto x_ = x, y_ = y;
    const Kokkos::RangePolicy<Exec> all(0, n);
    double sum = 0, most = 0, both = 0, powers[3];
    Kokkos::parallel_reduce(
        "sum", all, KOKKOS_LAMBDA(int i, double& u) { u += y_(i); }, sum);
    Kokkos::parallel_reduce(
        "max", all, KOKKOS_LAMBDA(int i, double& u) { u = Kokkos::max(u, y_(i)); },
        Kokkos::Max<double>(most));
    Kokkos::parallel_reduce(
        "md sum", Kokkos::MDRangePolicy<Exec, Kokkos::Rank<2>>({0, 0}, {n, m}),
        KOKKOS_LAMBDA(int i, int j, double& u) { u += a_(i, j) * x_(i); }, both);
    Kokkos::parallel_reduce(all, power_sums{}, powers);
    typename Kokkos::MinLoc<double, int>::value_type least;
    Kokkos::parallel_reduce(
        "minloc", all,
        KOKKOS_LAMBDA(int i, Kokkos::ValLocScalar<double, int>& u) {
          if (y_(i) < u.val) u = {y_(i), i};
        },
        Kokkos::MinLoc<double, int>(least));
    const view<double> on_device("on_device");
    Kokkos::parallel_reduce(
        "into a View of the device", all, KOKKOS_LAMBDA(int i, double& u) { u += x_(i); },
        on_device);
    double copied = 0;
    Kokkos::deep_copy(copied, on_device);
    outcome.insert(outcome.end(),
                   {sum, most, both, powers[2], least.val, double(least.loc), copied});
  }

  void scans() {
    const view<long*> s("s", n);
    const view<int> count("count");
    const Kokkos::RangePolicy<Exec> all(0, n);
    long total = 0, weighted = 0;
    Kokkos::parallel_scan(
        "scan with total", all,
        KOKKOS_LAMBDA(int i, long& u, bool last) {
          if (last) s(i) = u;
          u += i % 7;
        },
        total);
    Kokkos::parallel_scan(
        "scan", Kokkos::RangePolicy<Exec, Kokkos::Schedule<Kokkos::Dynamic>>(0, n),
        KOKKOS_LAMBDA(int i, long& u, bool last) {
          u += i % 5;
          if (last) s(i) += u;
        });
    Kokkos::parallel_reduce(
        "weighted", all, KOKKOS_LAMBDA(int i, long& u) { u += s(i) * (i % 3); }, weighted);
    Kokkos::parallel_for(
        "atomic", all, KOKKOS_LAMBDA(int i) { Kokkos::atomic_add(&count(), i); });
    int counted = 0;
    Kokkos::deep_copy(counted, count);
    outcome.insert(outcome.end(), {double(total), double(weighted), double(counted)});
  }
};

class kokkos_patterns : public in_mode {};
INSTANTIATE_TEST_SUITE_P(modes, kokkos_patterns, all_modes(), mode_name);

TEST_P(kokkos_patterns, give_what_the_host_gives) {
  const auto expected = patterns<host>().run();
  const auto got = patterns<device>().run();
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i)
    EXPECT_NEAR(got[i], expected[i], 1e-12 * std::abs(expected[i])) << "outcome " << i;
}

TEST_P(kokkos_patterns, run_on_the_device_of_the_instance) {
  const device one = device::create(1);
  const Kokkos::View<int*, device_space> v(Kokkos::view_alloc(one, "v"), 1000);
  Kokkos::parallel_for(
      Kokkos::RangePolicy<device>(one, 0, 1000), KOKKOS_LAMBDA(int i) { v(i) += i; });
  long sum = 0;
  Kokkos::parallel_reduce(
      Kokkos::RangePolicy<device>(one, 0, 1000), KOKKOS_LAMBDA(int i, long& u) { u += v(i); }, sum);
  EXPECT_EQ(sum, 499500);
  EXPECT_EQ(on_host(v)(999), 999);
}

TEST_P(kokkos_patterns, construct_and_destroy_elements) {
  struct counted {
    double value = 4;
    KOKKOS_DEFAULTED_FUNCTION counted() = default;
    KOKKOS_FUNCTION ~counted() { value = 0; }
  };
  for (int d = 0; d < 2; ++d) {
    const Kokkos::View<counted*, device_space> v(Kokkos::view_alloc("v", device_space(d)), 10);
    double sum = 0;
    Kokkos::parallel_reduce(
        Kokkos::RangePolicy<device>(device(d), 0, 10),
        KOKKOS_LAMBDA(int i, double& u) { u += v(i).value; }, sum);
    EXPECT_EQ(sum, 40);
  }
}

TEST(launches, are_counted_but_for_empty_ones) {
  const auto before = kordon::sim::get_counts();
  Kokkos::parallel_for(Kokkos::RangePolicy<device>(0, 10), KOKKOS_LAMBDA(int){});
  Kokkos::fence();
  EXPECT_EQ(kordon::sim::get_counts().kernels, before.kernels + 1);
}

}  // namespace
