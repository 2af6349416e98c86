// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdint>
#include <kordon/memory/footprint.hpp>

namespace kordon::inline v0::detail {
namespace {

/// The bytes of `a` in a period: axes whose stride is a multiple of `period` repeat it, the others
/// span [0, result).
std::int64_t span_within(const array_ref& a, std::int64_t period) {
  const auto item = static_cast<std::int64_t>(size_of(a.type()));
  std::int64_t span = item;
  for (int i = 0; i < a.rank(); ++i)
    if (a.extent(i) > 1 && a.stride(i) * item % period != 0)
      span += (a.extent(i) - 1) * a.stride(i) * item;
  return span;
}

/// Whether both arrays repeat with `period` and never meet in it: halves of a matrix, channels of
/// an image.
bool apart_modulo(const array_ref& a, const array_ref& b, std::int64_t distance,
                  std::int64_t period) {
  const std::int64_t span_a = span_within(a, period), span_b = span_within(b, period);
  const std::int64_t offset = ((distance % period) + period) % period;  // of b after a
  return offset >= span_a && span_b <= period - offset;
}

}  // namespace

bool overlap(const array_ref& a, const array_ref& b) {
  if (a.size() == 0 || b.size() == 0) return false;
  const auto begin_a = reinterpret_cast<std::uintptr_t>(a.data());
  const auto begin_b = reinterpret_cast<std::uintptr_t>(b.data());
  const auto end_a = begin_a + static_cast<std::uintptr_t>(footprint(a).bytes());
  const auto end_b = begin_b + static_cast<std::uintptr_t>(footprint(b).bytes());
  if (end_a <= begin_b || end_b <= begin_a) return false;
  const auto distance = static_cast<std::int64_t>(begin_b - begin_a);
  for (const array_ref* strides : {&a, &b}) {
    for (int i = 0; i < strides->rank(); ++i) {
      if (strides->extent(i) <= 1) continue;  // a stride of any size
      const std::int64_t period =
          strides->stride(i) * static_cast<std::int64_t>(size_of(strides->type()));
      if (period > 0 && apart_modulo(a, b, distance, period)) return false;
    }
  }
  return true;
}

bool overlaps_itself(const array_ref& a) {
  // Few elements first: strides beside an empty axis can be of any size.
  if (a.size() <= 1) return false;
  std::array<int, KORDON_MAX_RANK> axes{};  // those with more than one element, by stride
  int count = 0;
  for (int i = 0; i < a.rank(); ++i) {
    if (a.extent(i) <= 1) continue;
    int at = count++;
    for (; at > 0 && a.stride(axes[static_cast<std::size_t>(at - 1)]) > a.stride(i); --at)
      axes[static_cast<std::size_t>(at)] = axes[static_cast<std::size_t>(at - 1)];
    axes[static_cast<std::size_t>(at)] = i;
  }
  std::int64_t reach = 0;  // of the axes so far, in elements
  for (int i = 0; i < count; ++i) {
    const int axis = axes[static_cast<std::size_t>(i)];
    if (a.stride(axis) <= reach) return true;
    reach += (a.extent(axis) - 1) * a.stride(axis);
  }
  return false;
}

}  // namespace kordon::v0::detail
