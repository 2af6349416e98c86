// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <Kokkos_Bitset.hpp>
#include <Kokkos_DualView.hpp>
#include <Kokkos_DynRankView.hpp>
#include <Kokkos_OffsetView.hpp>
#include <Kokkos_Random.hpp>
#include <Kokkos_Sort.hpp>
#include <Kokkos_StdAlgorithms.hpp>
#include <Kokkos_UnorderedMap.hpp>

#include <algorithm>

#include "sim_fixture.hpp"

namespace {

using range = Kokkos::RangePolicy<device>;
template <class T>
using view = Kokkos::View<T, device_space>;

/// What Kokkos builds on an execution space, on this one.
class what_kokkos_builds_on_it : public in_mode {};
INSTANTIATE_TEST_SUITE_P(modes, what_kokkos_builds_on_it, all_modes(), mode_name);

view<int*> scrambled(int n) {
  const view<int*> v("v", n);
  Kokkos::parallel_for(
      range(0, n), KOKKOS_LAMBDA(int i) { v(i) = int(i * 7919L % n); });
  return v;
}

TEST_P(what_kokkos_builds_on_it, sorts) {
  const auto v = scrambled(1009);
  Kokkos::sort(v);
  const auto h = on_host(v);
  EXPECT_TRUE(std::is_sorted(h.data(), h.data() + h.size()));
  const auto w = scrambled(1009);
  Kokkos::sort(
      device(), w, KOKKOS_LAMBDA(int a, int b) { return a > b; });
  EXPECT_EQ(on_host(w)(0), 1008);
}

TEST_P(what_kokkos_builds_on_it, counts_and_scans) {
  const auto v = scrambled(1009);
  EXPECT_EQ(Kokkos::Experimental::count_if(
                "count", device(), v, KOKKOS_LAMBDA(int a) { return a < 9; }),
            9);
  const view<int*> sums("sums", 1009);
  Kokkos::Experimental::inclusive_scan("scan", device(), v, sums);
  EXPECT_EQ(on_host(sums)(1008), 1008 * 1009 / 2);
}

TEST_P(what_kokkos_builds_on_it, draws_random_numbers) {
  const Kokkos::Random_XorShift64_Pool<device> pool(42);
  const view<double*> v("v", 10000);
  Kokkos::fill_random(v, pool, 1.0);
  double sum = 0;
  Kokkos::parallel_reduce(
      range(0, 10000), KOKKOS_LAMBDA(int i, double& u) { u += v(i); }, sum);
  EXPECT_NEAR(sum / 10000, 0.5, 0.02);
}

TEST_P(what_kokkos_builds_on_it, maps_keys_to_values) {
  const Kokkos::UnorderedMap<int, int, device> map(1000);
  Kokkos::parallel_for(
      range(0, 900), KOKKOS_LAMBDA(int i) { map.insert(i % 300, i); });
  Kokkos::fence();
  EXPECT_EQ(map.size(), 300u);
}

TEST_P(what_kokkos_builds_on_it, keeps_both_sides_of_a_dual_view) {
  Kokkos::DualView<int*, device> both("both", 10);
  both.view_host()(3) = 4;
  both.modify_host();
  both.sync_device();
  const auto d = both.view_device();
  Kokkos::parallel_for(
      range(0, 10), KOKKOS_LAMBDA(int i) { d(i) += 1; });
  both.modify_device();
  both.sync_host();
  EXPECT_EQ(both.view_host()(3), 5);
}

TEST_P(what_kokkos_builds_on_it, has_the_other_containers) {
  const Kokkos::DynRankView<double, device> dynamic("dynamic", 4, 5);
  const Kokkos::Experimental::OffsetView<int*, device> shifted("shifted", {-3, 3});
  const Kokkos::Bitset<device> bits(100);
  Kokkos::parallel_for(
      range(0, 4), KOKKOS_LAMBDA(int i) {
        dynamic(i, 2) = i;
        shifted(i - 3) = i;
        bits.set(10 * i);
      });
  Kokkos::fence();
  EXPECT_EQ(bits.count(), 4u);
}

TEST_P(what_kokkos_builds_on_it, hands_out_unique_tokens) {
  const Kokkos::Experimental::UniqueToken<device> token;
  const Kokkos::Experimental::UniqueToken<device, Kokkos::Experimental::UniqueTokenScope::Global>
      global;
  const view<int*> users("users", token.size()), global_users("global_users", global.size());
  const view<int> clashes("clashes");
  using teams = Kokkos::TeamPolicy<device>;
  Kokkos::parallel_for(
      teams(8, 50), KOKKOS_LAMBDA(const teams::member_type& t) {
        const int mine = token.acquire(), all = global.acquire();
        if (Kokkos::atomic_fetch_inc(&users(mine)) != 0) Kokkos::atomic_inc(&clashes());
        if (Kokkos::atomic_fetch_inc(&global_users(all)) != 0) Kokkos::atomic_inc(&clashes());
        t.team_barrier();
        Kokkos::atomic_dec(&users(mine));
        Kokkos::atomic_dec(&global_users(all));
        token.release(mine);
        global.release(all);
      });
  EXPECT_EQ(on_host(clashes)(), 0);
}

TEST_P(what_kokkos_builds_on_it, nests_ranges_in_teams) {
  using teams = Kokkos::TeamPolicy<device>;
  const view<int**> out("out", 6, 7);
  Kokkos::parallel_for(
      teams(1, 16), KOKKOS_LAMBDA(const teams::member_type& t) {
        Kokkos::parallel_for(
            Kokkos::TeamThreadMDRange<Kokkos::Rank<2>, teams::member_type>(t, 6, 7),
            [&](int i, int j) { Kokkos::atomic_add(&out(i, j), 10 * i + j); });
      });
  const auto h = on_host(out);
  for (int i = 0; i < 6; ++i)
    for (int j = 0; j < 7; ++j) EXPECT_EQ(h(i, j), 10 * i + j);
}

}  // namespace
