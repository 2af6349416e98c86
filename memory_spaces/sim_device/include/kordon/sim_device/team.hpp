// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/sim_device/device.hpp>
#include <kordon/sim_device/lanes.hpp>

namespace kordon::inline v0::sim::detail {

/// What the lanes of one team share.
struct team_state {
  int league_rank, league_size, team_size;
  char* scratch[2];
  std::size_t scratch_bytes[2];
  void** slots;  // [team_size], for collectives
  int arrived = 0;
};

/// One lane of a team: Kokkos' team handle. Its vector length is 1.
class team_member {
 public:
  using execution_space = sim_device;
  using scratch_memory_space = sim_device::scratch_memory_space;
  using thread_team_member = team_member;
  using host_thread_team_member =
      team_member;  // Kokkos' nested loops for host teams serve this one, too
  using team_handle = team_member;

  team_member(team_state& team, int rank)
      : scratch_(team.scratch[0], team.scratch_bytes[0], team.scratch[1], team.scratch_bytes[1]),
        team_(&team),
        rank_(rank) {}

  KOKKOS_FUNCTION int team_rank() const { return rank_; }
  KOKKOS_FUNCTION int team_size() const { return team_->team_size; }
  KOKKOS_FUNCTION int league_rank() const { return team_->league_rank; }
  KOKKOS_FUNCTION int league_size() const { return team_->league_size; }

  KOKKOS_FUNCTION const scratch_memory_space& team_shmem() const { return team_scratch(0); }
  KOKKOS_FUNCTION const scratch_memory_space& team_scratch(int level) const {
    return scratch_.set_team_thread_mode(level, 1, 0);
  }
  KOKKOS_FUNCTION const scratch_memory_space& thread_scratch(int level) const {
    return scratch_.set_team_thread_mode(level, team_size(), rank_);
  }

  KOKKOS_FUNCTION void team_barrier() const { KOKKOS_IF_ON_HOST((lane_barrier();)) }

  template <class T>
  KOKKOS_FUNCTION void team_broadcast(T& value, int source) const {
    meet(value, [source](T* const* all, int size) {
      for (int i = 0; i < size; ++i)
        if (i != source) *all[i] = *all[source];
    });
  }

  /// `f(value)` in the source lane, then the value in all.
  template <class F, class T>
  KOKKOS_FUNCTION void team_broadcast(const F& f, T& value, int source) const {
    if (rank_ == source) f(value);
    team_broadcast(value, source);
  }

  template <class Reducer>
  KOKKOS_FUNCTION void team_reduce(const Reducer& reducer) const {
    team_reduce(reducer, reducer.reference());
  }

  template <class Reducer>
  KOKKOS_FUNCTION void team_reduce(const Reducer& reducer,
                                   typename Reducer::value_type value) const {
    using value_type = typename Reducer::value_type;
    meet(value, [&reducer](value_type* const* all, int size) {
      for (int i = 1; i < size; ++i) reducer.join(*all[0], *all[i]);
      for (int i = 1; i < size; ++i) *all[i] = *all[0];
    });
    reducer.reference() = value;
  }

  /// As team_reduce, with the reducer that Kokkos makes of any functor.
  template <class Reducer>
  KOKKOS_FUNCTION void impl_team_reduce(const Reducer& reducer,
                                        typename Reducer::value_type& value) const {
    using value_type = typename Reducer::value_type;
    meet(value, [&reducer](value_type* const* all, int size) {
      for (int i = 1; i < size; ++i) reducer.join(all[0], all[i]);
      for (int i = 1; i < size; ++i) *all[i] = *all[0];
    });
  }

  /// The sum of the values of the lanes before this one, and of what `*global` was before the team
  /// added to it.
  template <class T>
  KOKKOS_FUNCTION T team_scan(const T& value, T* global = nullptr) const {
    T mine = value;
    meet(mine, [global](T* const* all, int size) {
      T before{};
      for (int i = 0; i < size; ++i) {
        const T own = *all[i];
        *all[i] = before;
        before += own;
      }
      if (global == nullptr) return;
      const T base = Kokkos::atomic_fetch_add(global, before);
      for (int i = 0; i < size; ++i) *all[i] += base;
    });
    return mine;
  }

 private:
  /// A collective: the last lane that arrives works on the values of all, then all go on.
  template <class T, class F>
  KOKKOS_FUNCTION void meet(T& mine, const F& work) const {
    T** const all = reinterpret_cast<T**>(team_->slots);
    all[rank_] = &mine;
    if (++team_->arrived == team_->team_size) {
      team_->arrived = 0;
      work(all, team_->team_size);
    }
    team_barrier();
  }

  scratch_memory_space scratch_;
  team_state* team_;
  int rank_;
};

/// The shape of a league, and how its teams run.
struct team_shape {
  int league_size = 0, team_size = 1, vector_length = 1, chunk_size = 1;
  bool auto_team_size = false, auto_vector_length = false;
  std::size_t team_scratch[2] = {0, 0}, thread_scratch[2] = {0, 0};
  std::size_t functor_scratch = 0;  // what the functor's team_shmem_size asks for, at level 0

  static constexpr int recommended_team_size = 32;
  static constexpr int max_vector_length = 32;
  static constexpr int max_scratch[2] = {48 * 1024, 32 * 1024 * 1024};

  std::size_t scratch(int level, int size) const {
    return team_scratch[level] + std::size_t(size) * thread_scratch[level];
  }
};

/// The shape with the functor's scratch. Throws if a team asks for more than the device has, as
/// Kokkos' GPUs do.
KORDON_API team_shape checked(const char* pattern, team_shape shape, std::size_t functor_scratch);

/// Runs one team: `lane(member, r)` for each rank r, with scratch for all levels.
template <class Lane>
void run_team(const team_shape& shape, int league_rank, Lane& lane) {
  constexpr std::size_t align = 64;
  const auto padded = [](std::size_t n) { return (n + align - 1) / align * align; };
  const int size = shape.team_size;
  const std::size_t bytes[2] = {shape.scratch(0, size) + shape.functor_scratch,
                                shape.scratch(1, size)};
  const std::size_t slots = padded(sizeof(void*) * std::size_t(size));
  const std::size_t values = slots + padded(bytes[0]) + padded(bytes[1]);
  const std::size_t pitch = padded(lane.value_bytes());
  char* const block = static_cast<char*>(team_memory(values + pitch * std::size_t(size)));
  team_state team{league_rank,
                  shape.league_size,
                  size,
                  {block + slots, block + slots + padded(bytes[0])},
                  {bytes[0], bytes[1]},
                  reinterpret_cast<void**>(block)};
  struct context {
    team_state& team;
    Lane& lane;
    char* values;
    std::size_t value_pitch;
  } all{team, lane, block + values, pitch};
  run_lanes(
      size,
      [](void* data, int rank) {
        auto& c = *static_cast<context*>(data);
        c.lane(team_member(c.team, rank), c.values + std::size_t(rank) * c.value_pitch);
      },
      &all);
  lane.finish(all.values, all.value_pitch, size);
}

}  // namespace kordon::v0::sim::detail
