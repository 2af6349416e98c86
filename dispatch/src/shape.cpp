// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <kordon/dispatch/shape.hpp>

namespace kordon::inline v0 {

std::array<std::int64_t, KORDON_MAX_RANK> shape_binding::extents(const shape_pattern& pattern,
                                                                 int& rank) const {
  std::array<std::int64_t, KORDON_MAX_RANK> result{};
  // More axes than an array can have fit none, and are cut off.
  const int room = KORDON_MAX_RANK - pattern.rank();
  const int between = pattern.is_any() && any_ != nullptr ? std::min(any_count_, room) : 0;
  rank = pattern.rank() + between;
  if (between > 0)
    std::ranges::copy(any_->extents().subspan(static_cast<std::size_t>(any_at_),
                                              static_cast<std::size_t>(between)),
                      result.begin() + pattern.any_at());
  for (int i = 0; i < pattern.rank(); ++i) {
    const auto& axis = pattern[i];
    auto& extent = result[static_cast<std::size_t>(pattern.place_of(i, rank))];
    if (axis.letter == 0) {
      extent = axis.plus;
    } else if (axis.letter == '$') {
      extent = any_ == nullptr ? -1 : any_->rank();
    } else if (!has(bound_, axis) && !has(halves_, axis)) {
      extent = -1;
    } else {
      const std::int64_t known = values_[index(axis)];
      const std::int64_t whole = has(bound_, axis) ? known : 2 * known;
      extent = (axis.is_half ? whole / 2 : whole) + axis.plus;
    }
  }
  return result;
}

}  // namespace kordon::v0
