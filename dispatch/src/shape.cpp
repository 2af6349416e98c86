// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/dispatch/shape.hpp>

namespace kordon::inline v0 {

std::array<std::int64_t, KORDON_MAX_RANK> shape_binding::extents(const shape_pattern& pattern,
                                                                 int& rank) const {
  std::array<std::int64_t, KORDON_MAX_RANK> result{};
  if (pattern.is_any()) {
    rank = any_ == nullptr ? 0 : any_->rank();
    for (int i = 0; i < rank; ++i) result[static_cast<std::size_t>(i)] = any_->extent(i);
    return result;
  }
  rank = pattern.rank();
  for (int i = 0; i < rank; ++i) {
    const auto& axis = pattern[i];
    auto& extent = result[static_cast<std::size_t>(i)];
    if (axis.letter == 0)
      extent = axis.plus;
    else if (axis.letter == '$')
      extent = any_ == nullptr ? -1 : any_->rank();
    else {
      const auto bit = static_cast<unsigned>(axis.letter - 'a');
      extent = (bound_ >> bit & 1u) != 0 ? values_[bit] + axis.plus : -1;
    }
  }
  return result;
}

}  // namespace kordon::v0
