// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <utility>

namespace kordon::inline v0::ndimage::kernel {

/// The loops over N arrays of one shape, for kernels that look at each sample alone: axes sorted so
/// that the first array is walked in the order of its memory, and merged where all arrays are
/// contiguous across them.
template <int N>
struct loop_nest {
  std::int64_t extent[3];
  std::int64_t stride[N][3];  // in elements

  KOKKOS_FUNCTION std::int64_t size() const { return extent[0] * extent[1] * extent[2]; }

  /// Calls `run(offsets, count)` for each stretch of the innermost axis among the samples [begin,
  /// end).
  template <class Run>
  KOKKOS_FUNCTION void for_runs(std::int64_t begin, std::int64_t end, Run&& run) const {
    if (begin >= end) return;
    std::int64_t k = begin % extent[2];
    std::int64_t j = begin / extent[2] % extent[1];
    std::int64_t i = begin / extent[2] / extent[1];
    for (std::int64_t at = begin; at < end;) {
      const std::int64_t left = end - at, row = extent[2] - k;
      const std::int64_t count = left < row ? left : row;
      Kokkos::Array<std::int64_t, N> offsets;
      for (int a = 0; a < N; ++a) {
        offsets[a] = i * stride[a][0] + j * stride[a][1] + k * stride[a][2];
      }
      run(offsets, count);
      at += count;
      k = 0;
      if (++j == extent[1]) {
        j = 0;
        ++i;
      }
    }
  }
};

/// Makes the loop nest of arrays of rank 3 and one shape.
template <class First, class... Others>
loop_nest<1 + sizeof...(Others)> make_loop_nest(const First& first, const Others&... others) {
  constexpr int n = 1 + sizeof...(Others);
  loop_nest<n> nest{};
  const auto fill = [&nest](int a, const auto& array) {
    for (int d = 0; d < 3; ++d) nest.stride[a][d] = static_cast<std::int64_t>(array.stride(d));
  };
  int a = 0;
  fill(a++, first);
  (fill(a++, others), ...);
  for (int d = 0; d < 3; ++d) nest.extent[d] = static_cast<std::int64_t>(first.extent(d));

  const auto exchange = [&nest](int p, int q) {
    std::swap(nest.extent[p], nest.extent[q]);
    for (auto& s : nest.stride) std::swap(s[p], s[q]);
  };
  const auto outer = [&nest](int p, int q) {  // whether axis q belongs before axis p
    if ((nest.extent[p] == 1) != (nest.extent[q] == 1)) return nest.extent[q] == 1;
    return nest.stride[0][p] < nest.stride[0][q];
  };
  for (auto [p, q] : {std::pair{0, 1}, std::pair{1, 2}, std::pair{0, 1}}) {
    if (outer(p, q)) exchange(p, q);
  }
  const auto merge = [&nest](int p) {  // axis p into p + 1, if no array minds
    for (const auto& s : nest.stride) {
      if (nest.extent[p] != 1 && s[p] != s[p + 1] * nest.extent[p + 1]) return;
    }
    nest.extent[p + 1] *= std::exchange(nest.extent[p], 1);
  };
  merge(1);
  if (nest.extent[1] == 1) exchange(0, 1);
  merge(1);
  return nest;
}

}  // namespace kordon::v0::ndimage::kernel
