// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/tuning.hpp>
#include <memory>
#include <string>

namespace kordon::inline v0::kernel {

/// The team a host core is: one thread. It answers what kernels ask of a team, at no cost.
class lone_thread {
 public:
  KOKKOS_FUNCTION explicit lone_thread(std::int64_t league_rank) : league_rank_(league_rank) {}

  KOKKOS_FUNCTION std::int64_t league_rank() const { return league_rank_; }
  KOKKOS_FUNCTION int team_rank() const { return 0; }
  KOKKOS_FUNCTION int team_size() const { return 1; }
  KOKKOS_FUNCTION void team_barrier() const {}
  template <class T>
  KOKKOS_FUNCTION T team_scan(const T&) const {
    return T(0);
  }
  template <class Reducer>
  KOKKOS_FUNCTION void team_reduce(const Reducer&) const {}

 private:
  std::int64_t league_rank_;
};

namespace detail {

template <class Functor>
struct as_lone_thread {
  Functor body;
  KOKKOS_FUNCTION void operator()(std::int64_t item) const { body(lone_thread(item)); }
};

/// Items for teams: every `league`-th one,
template <class Functor>
struct every_league_th {
  Functor body;
  std::int64_t items, league;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    for (std::int64_t i = team.league_rank(); i < items; i += league) body(team, i);
  }
};

/// or, on a host, whichever comes next.
template <class Functor>
struct next_of_all {
  Functor body;
  std::int64_t items;
  std::shared_ptr<std::atomic<std::int64_t>> next = std::make_shared<std::atomic<std::int64_t>>(0);

  KOKKOS_FUNCTION void operator()(const lone_thread& team) const {
    KOKKOS_IF_ON_HOST((for (std::int64_t i = (*next)++; i < items; i = (*next)++) body(team, i);))
  }
};

}  // namespace detail

/// term(begin) + ... + term(end - 1), shared by the vector lanes of one thread of a team; all of
/// them get it.
template <class T, class Term>
KOKKOS_FORCEINLINE_FUNCTION T sum_in_thread(const lone_thread&, std::int64_t begin,
                                            std::int64_t end, const Term& term) {
  // Two sums, since an addition waits for the one before it. Two exits, since compilers else gather
  // the terms of short sums with vectors, which is slower.
  T even(0), odd(0);
  while (begin < end) {
    even += term(begin++);
    if (begin >= end) break;
    odd += term(begin++);
  }
  return even + odd;
}
template <class T, class Team, class Term>
KOKKOS_FUNCTION T sum_in_thread(const Team& team, std::int64_t begin, std::int64_t end,
                                const Term& term) {
  T sum(0);
  Kokkos::parallel_reduce(
      Kokkos::ThreadVectorRange(team, begin, end),
      [&](std::int64_t k, T& partial) { partial += term(k); }, sum);
  return sum;
}

/// body() once for each thread of a team, whatever its vector lanes.
template <class Body>
KOKKOS_FUNCTION void once_in_thread(const lone_thread&, const Body& body) {
  body();
}
template <class Team, class Body>
KOKKOS_FUNCTION void once_in_thread(const Team& team, const Body& body) {
  Kokkos::single(Kokkos::PerThread(team), body);
}

/// Runs `body(team)` for `league` independent teams: `team_size` threads of `vector_length` lanes
/// on a device, single threads that fetch the next item when they are done on a host. Returns after
/// submission. `body` is a named functor whose templated call operator uses of the team what
/// lone_thread has, and the functions above.
template <class Exec, class Functor>
void for_each_team(const std::string& label, const Exec& exec, std::int64_t league,
                   [[maybe_unused]] int team_size, const Functor& body,
                   [[maybe_unused]] int vector_length = 1) {
  if (league == 0) return;
  if constexpr (is_host_exec<Exec>) {
    using policy = Kokkos::RangePolicy<Exec, Kokkos::Schedule<Kokkos::Dynamic>,
                                       Kokkos::IndexType<std::int64_t>>;
    Kokkos::parallel_for(label, policy(exec, 0, league, Kokkos::ChunkSize(1)),
                         detail::as_lone_thread<Functor>{body});
  } else {
    Kokkos::parallel_for(label, Kokkos::TeamPolicy<Exec>(exec, static_cast<int>(league), team_size),
                         body);
  }
}

/// How many teams an execution space has at work side by side, at most.
template <class Exec>
std::int64_t teams_at_work(const Exec& exec, int team_size) {
  return Kokkos::max(1, exec.concurrency() / (is_host_exec<Exec> ? 1 : team_size));
}

/// Runs `body(team, item)` for independent items, of which there may be many more than teams. Those
/// at work side by side differ in league_rank(), which is less than teams_at_work() and `items`: each
/// may have scratch of its own. On a host a core that is slow, or busy with something else, gets
/// fewer items. Returns after submission.
template <class Exec, class Functor>
void for_each_item(const std::string& label, const Exec& exec, std::int64_t items, int team_size,
                   const Functor& body) {
  const std::int64_t league = Kokkos::min(items, teams_at_work(exec, team_size));
  if constexpr (is_host_exec<Exec>) {
    if (items > league) {
      return for_each_team(label, exec, league, team_size,
                           detail::next_of_all<Functor>{body, items});
    }
  }
  for_each_team(label, exec, league, team_size,
                detail::every_league_th<Functor>{body, items, league});
}

}  // namespace kordon::v0::kernel
