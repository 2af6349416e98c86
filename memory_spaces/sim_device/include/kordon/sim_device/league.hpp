// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/sim_device/team.hpp>
#include <type_traits>
#include <utility>

/// What the host's loops are given in place of the policies and functors of the device.
namespace kordon::inline v0::sim::detail {

/// The policy with chunks for the threads that run it, not for those that the device pretends to
/// have.
template <class... T>
Kokkos::RangePolicy<T...> host_chunks(Kokkos::RangePolicy<T...> p) {
  using index = typename Kokkos::RangePolicy<T...>::index_type;
  const auto items = static_cast<std::uint64_t>(p.end() - p.begin());
  const auto share = items / (16 * static_cast<std::uint64_t>(host_exec(p.space()).concurrency()));
  p.set_chunk_size(static_cast<index>(share < 1 ? 1 : share > 4096 ? 4096 : share));
  return p;
}

template <class Tag, class F, class... Args>
void call(const F& f, Args&&... args) {
  if constexpr (std::is_void_v<Tag>) {
    f(std::forward<Args>(args)...);
  } else {
    f(Tag(), std::forward<Args>(args)...);
  }
}

using league_policy =
    Kokkos::RangePolicy<host_exec, Kokkos::Schedule<Kokkos::Dynamic>, Kokkos::IndexType<int>>;

inline league_policy over_league(const sim_device& exec, int size) {
  return league_policy(exec, 0, size, Kokkos::ChunkSize(1));
}

/// The body of the loop over teams that a parallel_for makes.
template <class F, class Tag>
struct for_team {
  F f;
  team_shape shape;

  void operator()(int league_rank) const {
    struct lane_body {
      const F& f;
      static constexpr std::size_t value_bytes() { return 0; }
      void operator()(const team_member& m, char*) const { call<Tag>(f, m); }
      void finish(char*, std::size_t, int) const {}
    } lane{f};
    run_team(shape, league_rank, lane);
  }
};

/// The body of the loop over teams that a parallel_reduce makes. Lanes reduce into values of their
/// own.
template <class F, class Reducer, class Tag>
struct reduce_team {
  using reference = typename Reducer::reference_type;
  using pointer = typename Reducer::pointer_type;

  F f;
  Reducer reducer;
  team_shape shape;

  static pointer address(reference value) {
    if constexpr (std::is_pointer_v<reference>) {
      return value;
    } else {
      return &value;
    }
  }

  void operator()(int league_rank, reference update) const {
    struct lane_body {
      const reduce_team& r;
      pointer total;
      std::size_t value_bytes() const { return r.reducer.value_size(); }
      void operator()(const team_member& m, char* value) const {
        call<Tag>(r.f, m, r.reducer.init(reinterpret_cast<pointer>(value)));
      }
      void finish(char* values, std::size_t pitch, int size) const {
        for (int i = 0; i < size; ++i)
          r.reducer.join(total, reinterpret_cast<pointer>(values + std::size_t(i) * pitch));
      }
    } lane{*this, address(update)};
    run_team(shape, league_rank, lane);
  }
};

}  // namespace kordon::v0::sim::detail
