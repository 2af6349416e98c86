// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/memory/footprint.hpp>

namespace kordon::inline v0::detail {

void footprint::measure(const array_ref& a) {
  if (static_cast<std::uint32_t>(a.rank()) > KORDON_MAX_RANK) {
    has_possible_extents_ = false;
    return;
  }
  std::int64_t count = 1, last = 0;  // elements, and how far the last is from the first
  bool reaches = true, is_backwards = false;
  for (int i = a.rank() - 1; i >= 0; --i) {
    const std::int64_t e = a.extent(i), s = a.stride(i), steps = e > 1 ? e - 1 : 0;
    std::int64_t step = 0;
    is_empty_ = is_empty_ || e == 0;
    if (e < 0 || __builtin_mul_overflow(count, steps + 1, &count)) has_possible_extents_ = false;
    is_backwards = is_backwards || s < 0;
    is_nested_ = is_nested_ && (steps == 0 || s > last);
    reaches = reaches && !__builtin_mul_overflow(steps, s, &step) &&
              !__builtin_add_overflow(last, step, &last);
  }
  const auto item = static_cast<std::int64_t>(size_of(a.type()));
  reaches = reaches && !__builtin_mul_overflow(last, item, &last) &&
            !__builtin_add_overflow(last, item, &bytes_);
  has_possible_strides_ = !is_backwards && (reaches || is_empty_);
}

}  // namespace kordon::v0::detail
