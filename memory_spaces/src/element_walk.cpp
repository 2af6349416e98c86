// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <numeric>

#include "element_kernels.hpp"

namespace kordon::inline v0::detail {

element_walk::element_walk(const array_ref& d, const array_ref& s, std::int64_t longest_piece) {
  std::array<int, KORDON_MAX_RANK> order{};
  std::iota(order.begin(), order.begin() + d.rank(), 0);
  std::stable_sort(order.begin(), order.begin() + d.rank(),
                   [&](int a, int b) { return d.stride(a) > d.stride(b); });
  for (int i = 0; i < d.rank(); ++i) {
    const int axis = order[static_cast<std::size_t>(i)];
    const std::int64_t n = d.extent(axis);
    if (n == 1) continue;
    if (rank > 0 && dst[rank - 1] == n * d.stride(axis) && src[rank - 1] == n * s.stride(axis)) {
      extents[rank - 1] *= n;
      dst[rank - 1] = d.stride(axis);
      src[rank - 1] = s.stride(axis);
      continue;
    }
    extents[rank] = n;
    dst[rank] = d.stride(axis);
    src[rank] = s.stride(axis);
    ++rank;
  }
  if (rank == 0) {
    extents[0] = d.size();
    dst[0] = src[0] = 0;
    rank = 1;
  }
  const std::int64_t line = extents[rank - 1];
  piece = std::clamp<std::int64_t>(line, 1, longest_piece);
  pieces = (line + piece - 1) / piece;
  items = pieces;
  for (int i = 0; i < rank - 1; ++i) items *= extents[i];
}

}  // namespace kordon::v0::detail
