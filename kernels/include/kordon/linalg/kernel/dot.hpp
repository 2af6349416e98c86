// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/teams.hpp>
#include <kordon/linalg/kernel/array.hpp>
#include <kordon/memory/scratch.hpp>

namespace kordon::inline v0::linalg::kernel {

namespace detail {

template <class T>
struct dot_layout {
  std::int64_t block, blocks;
  T* partial;  // [blocks]
};

/// The blocks depend on the length alone: the answer does not change with the number of threads.
template <class T, class Exec>
dot_layout<T> layout_dot(std::int64_t n, scratch& memory) {
  constexpr std::int64_t least = kordon::kernel::is_host_exec<Exec> ? 16384 : 4096, most = 2048;
  const std::int64_t block = std::max(least, (n + most - 1) / most);
  const std::int64_t blocks = std::max<std::int64_t>(1, (n + block - 1) / block);
  return {block, blocks, memory.take<T>(static_cast<std::size_t>(blocks))};
}

/// The share of one thread of a team in sum(x[i] * y[i]), i in [begin, end).
template <class T, class Exec>
struct dot_share {
  using pack = kordon::kernel::pack<T, kordon::kernel::pack_lanes<T, Exec>>;
  static constexpr int lanes = kordon::kernel::pack_lanes<T, Exec>, packs = 4;

  vector_data<const T> x, y;

  template <class Team>
  [[gnu::flatten]] KOKKOS_FUNCTION T operator()(const Team& team, std::int64_t begin,
                                                std::int64_t end) const {
    std::int64_t i = begin;
    T sum(0);
    if (x.step == 1 && y.step == 1) {
      const std::int64_t pitch = std::int64_t{lanes} * team.team_size();
      pack sums[packs] = {};
      for (; i + packs * pitch <= end; i += packs * pitch) {
        const std::int64_t mine = i + team.team_rank() * lanes;
        kordon::kernel::unrolled<packs>([&](int p) {
          sums[p].add_product(pack::load(x.at + mine + p * pitch),
                              pack::load(y.at + mine + p * pitch));
        });
      }
      sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])).sum();
    }
    for (i += team.team_rank(); i < end; i += team.team_size()) sum += x[i] * y[i];
    return sum;
  }
};

template <class T, class Exec>
struct dot_block {
  dot_share<T, Exec> share;
  std::int64_t n, block;
  T* to;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t begin = team.league_rank() * block;
    T sum = share(team, begin, Kokkos::min(n, begin + block));
    team.team_reduce(Kokkos::Sum<T>(sum));
    if (team.team_rank() == 0) to[team.league_rank()] = sum;
  }
};

template <class T>
struct dot_sum {
  const T* partial;
  std::int64_t blocks;
  T* result;

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    T sum(0);
    for (std::int64_t b = team.team_rank(); b < blocks; b += team.team_size()) sum += partial[b];
    team.team_reduce(Kokkos::Sum<T>(sum));
    if (team.team_rank() == 0) *result = sum;
  }
};

}  // namespace detail

/// Bytes of scratch that dot needs.
template <class T, class Exec>
std::size_t dot_scratch(const Exec&, const vector<const T, Exec>& x) {
  scratch count;
  detail::layout_dot<T, Exec>(static_cast<std::int64_t>(x.extent(0)), count);
  return count.used();
}

/// result[] = sum of x[n] * y[n], 0 for n = 0; the same bits for any number of threads (BLAS xDOT).
///
/// Work items: blocks of samples, then their sums. Any strides; x and y may be one array, the
/// result is apart. Returns after submission.
template <class T, class Exec>
void dot(const Exec& exec, const vector<const T, Exec>& x, const vector<const T, Exec>& y,
         T* result, scratch& memory) {
  constexpr int threads = kordon::kernel::is_host_exec<Exec> ? 1 : 256;
  const auto n = static_cast<std::int64_t>(x.extent(0));
  const auto l = detail::layout_dot<T, Exec>(n, memory);
  kordon::kernel::for_each_team(
      "kordon::linalg.dot::blocks", exec, l.blocks, threads,
      detail::dot_block<T, Exec>{
          {data_of(x), data_of(y)}, n, l.block, l.blocks == 1 ? result : l.partial});
  if (l.blocks == 1) return;
  kordon::kernel::for_each_team("kordon::linalg.dot::sum", exec, 1, threads,
                                detail::dot_sum<T>{l.partial, l.blocks, result});
}

}  // namespace kordon::v0::linalg::kernel
