// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <vector>

#include "sim_fixture.hpp"

namespace {

using teams = Kokkos::TeamPolicy<device>;
using member = teams::member_type;
using Kokkos::AUTO;
template <class T>
using view = Kokkos::View<T, device_space>;

class device_teams : public in_mode {};
INSTANTIATE_TEST_SUITE_P(modes, device_teams, all_modes(), mode_name);

TEST_P(device_teams, are_as_large_as_asked_for) {
  for (const int size : {1, 2, 31, 256, 1024}) {
    const view<int*> sizes("sizes", 10 * size);
    Kokkos::parallel_for(
        teams(10, size), KOKKOS_LAMBDA(const member& t) {
          sizes(t.league_rank() * size + t.team_rank()) = t.team_size() + t.league_size();
        });
    const auto h = on_host(sizes);
    EXPECT_TRUE(std::all_of(h.data(), h.data() + h.size(), [&](int s) { return s == size + 10; }));
  }
}

TEST_P(device_teams, separate_rounds_by_barriers) {
  constexpr int size = 128, rounds = 20;
  const view<int*> v("v", 7 * size);
  Kokkos::parallel_for(
      teams(7, size), KOKKOS_LAMBDA(const member& t) {
        int* const mine = &v(t.league_rank() * size);
        mine[t.team_rank()] = t.team_rank();
        for (int round = 0; round < rounds; ++round) {
          t.team_barrier();
          const int next = mine[(t.team_rank() + 1) % size];
          t.team_barrier();
          mine[t.team_rank()] = next;
        }
      });
  const auto h = on_host(v);
  for (int i = 0; i < 7 * size; ++i) ASSERT_EQ(h(i), (i % size + rounds) % size) << i;
}

TEST_P(device_teams, have_collectives) {
  constexpr int size = 200;
  const view<int*> errors("errors", 1);
  const view<long> global("global");
  Kokkos::parallel_for(
      teams(5, size), KOKKOS_LAMBDA(const member& t) {
        const int r = t.team_rank();
        int bad = 0;
        bad += t.team_scan(r) != r * (r - 1) / 2;
        int value = r;
        t.team_broadcast(value, 17);
        bad += value != 17;
        t.team_broadcast([](int& v) { v = 5; }, value, 3);
        bad += value != 5;
        long sum = r, most = r;
        t.team_reduce(Kokkos::Sum<long>(sum));
        t.team_reduce(Kokkos::Max<long>(most));
        bad += sum != size * (size - 1) / 2;
        bad += most != size - 1;
        long before = 0;
        Kokkos::parallel_scan(Kokkos::TeamThreadRange(t, 1000), [&](int i, long& u, bool last) {
          if (last && u != long(i) * (i - 1) / 2) ++before;
          u += i;
        });
        bad += before != 0;
        int single = 0;
        Kokkos::single(
            Kokkos::PerTeam(t), [](int& v) { v = 9; }, single);
        bad += single != 9;
        t.team_scan(1L, &global());
        Kokkos::atomic_add(&errors(0), bad);
      });
  EXPECT_EQ(on_host(errors)(0), 0);
  EXPECT_EQ(on_host(global)(), 5 * size);
}

TEST_P(device_teams, reduce_over_the_league) {
  long sum = 0, most = 0;
  Kokkos::parallel_reduce(
      teams(10, 64),
      KOKKOS_LAMBDA(const member& t, long& u) {
        const long before = u;  // of this lane alone, whatever the others do meanwhile
        t.team_barrier();
        u = before + t.team_rank();
      },
      sum);
  EXPECT_EQ(sum, 10 * 64 * 63 / 2);
  Kokkos::parallel_reduce(
      teams(10, 64),
      KOKKOS_LAMBDA(const member& t, long& u) {
        u = Kokkos::max<long>(u, t.league_rank() * 64 + t.team_rank());
      },
      Kokkos::Max<long>(most));
  EXPECT_EQ(most, 639);
}

TEST_P(device_teams, have_scratch_of_both_levels) {
  using scratch = Kokkos::View<int*, device::scratch_memory_space, Kokkos::MemoryUnmanaged>;
  constexpr int size = 64;
  const view<int*> out("out", 20 * size);
  teams policy(20, size);
  policy.set_scratch_size(0, Kokkos::PerTeam(scratch::shmem_size(size)))
      .set_scratch_size(1, Kokkos::PerTeam(scratch::shmem_size(size)),
                        Kokkos::PerThread(scratch::shmem_size(4)));
  Kokkos::parallel_for(
      policy, KOKKOS_LAMBDA(const member& t) {
        const scratch near(t.team_scratch(0), size), far(t.team_scratch(1), size);
        const scratch own(t.thread_scratch(1), 4);
        const int r = t.team_rank();
        near(r) = r;
        far(r) = 2 * r;
        for (int k = 0; k < 4; ++k) own(k) = 100 * r + k;
        t.team_barrier();
        const int s = size - 1 - r;
        out(t.league_rank() * size + r) = near(s) + far(s) + own(3);
      });
  const auto h = on_host(out);
  for (int i = 0; i < 20 * size; ++i) {
    const int r = i % size;
    ASSERT_EQ(h(i), 3 * (size - 1 - r) + 100 * r + 3) << i;
  }
}

TEST(team_policy, says_how_large_teams_may_be) {
  const auto body = KOKKOS_LAMBDA(const member&){};
  EXPECT_EQ(teams(1, AUTO).team_size_max(body, Kokkos::ParallelForTag()), device::max_team_size);
  EXPECT_LE(teams(1, AUTO).team_size_recommended(body, Kokkos::ParallelForTag()),
            device::max_team_size);
  EXPECT_GE(device().concurrency(), device::max_team_size);
  EXPECT_THROW(Kokkos::parallel_for(teams(1, device::max_team_size + 1), body), std::runtime_error);
  teams greedy(1, 1);
  greedy.set_scratch_size(0, Kokkos::PerTeam(teams::scratch_size_max(0) + 1));
  EXPECT_THROW(Kokkos::parallel_for(greedy, body), std::runtime_error);
}

TEST(lanes, run_from_the_last_in_reversed_mode) {
  // The first lane to write is seen by all that follow: a barrier is missing here.
  const auto run = [](mode m) {
    const mode_scope scope(m);
    const view<int> first("first");
    Kokkos::parallel_for(
        teams(1, 8), KOKKOS_LAMBDA(const member& t) {
          if (first() == 0) first() = t.team_rank() + 1;
        });
    return on_host(first)();
  };
  EXPECT_EQ(run(mode::immediate), 1);
  EXPECT_EQ(run(mode::deferred_reversed), 8);
}

}  // namespace
