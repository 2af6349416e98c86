// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "axis_order.hpp"

#include <algorithm>
#include <numeric>

namespace kordon::inline v0::detail {

std::vector<int> axes_of(const array_ref& a) {
  std::vector<int> axes(static_cast<std::size_t>(a.rank()));
  std::iota(axes.begin(), axes.end(), 0);
  return axes;
}

std::vector<int> memory_order(const array_ref& a) {
  auto axes = axes_of(a);
  std::stable_sort(axes.begin(), axes.end(),
                   [&](int i, int j) { return a.stride(i) > a.stride(j); });
  return axes;
}

bool is_dense(const array_ref& a) {
  std::int64_t expected = 1;
  const auto axes = memory_order(a);
  for (std::size_t k = axes.size(); k-- > 0;) {
    const int axis = axes[k];
    if (a.extent(axis) == 1) continue;
    if (a.stride(axis) != expected) return false;
    expected *= a.extent(axis);
  }
  return true;
}

bool same_strides(const array_ref& a, const array_ref& b) {
  for (int i = 0; i < a.rank(); ++i)
    if (a.extent(i) > 1 && a.stride(i) != b.stride(i)) return false;
  return true;
}

}  // namespace kordon::v0::detail
