// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <kordon/kernel/teams.hpp>

#include "arrays.hpp"

namespace {

using namespace kordon::testing;
using numbers = Kokkos::View<int*, suite_memory>;

/// Counts how often each item is done, and how often a team at work shares its rank with another.
struct count_items {
  numbers done, at_work, clashes;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team, std::int64_t item) const {
    if (team.team_rank() == 0) {
      const auto rank = team.league_rank();
      const bool fits = rank < static_cast<int>(at_work.extent(0));
      if (!fits || Kokkos::atomic_fetch_add(&at_work(rank), 1) != 0)
        Kokkos::atomic_inc(&clashes(0));
      Kokkos::atomic_inc(&done(item));
      if (fits) Kokkos::atomic_dec(&at_work(rank));
    }
    team.team_barrier();
  }
};

TEST(teams, do_each_item_once_under_a_rank_of_their_own) {
  constexpr int threads = suite_is_on_host ? 1 : 32;
  const std::int64_t teams = kordon::kernel::teams_at_work(exec(), threads);
  for (std::int64_t items : {std::int64_t{0}, std::int64_t{1}, teams, teams + 1, 7 * teams + 3}) {
    const numbers done("done", items), at_work("at_work", std::min(items, teams)), clashes("", 1);

    kordon::kernel::for_each_item("teams", exec(), items, threads,
                                  count_items{done, at_work, clashes});
    exec().fence();

    for (int times : elements_of<int>(kordon::array_ref(done))) EXPECT_EQ(times, 1) << items;
    EXPECT_EQ(elements_of<int>(kordon::array_ref(clashes)).at(0), 0) << items;
  }
}

}  // namespace
