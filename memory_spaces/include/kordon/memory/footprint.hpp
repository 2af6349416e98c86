// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>

/// Which bytes an array covers, and whether arrays share some.
namespace kordon::inline v0::detail {

/// What the extents and strides of an array amount to. Nothing overflows, whatever they are.
class footprint {
 public:
  explicit footprint(const array_ref& a) {
    // Nearly all arrays are full and dense: for them one short walk says it all.
    if (!is_dense(a)) [[unlikely]]
      measure(a);
  }

  /// Whether there can be an array with these extents, whatever the operation.
  bool has_possible_extents() const { return has_possible_extents_; }
  /// Whether there is memory with these strides: none runs backwards, and 64 bits count its bytes.
  bool has_possible_strides() const { return has_possible_strides_; }
  bool is_empty() const { return is_empty_; }
  /// Whether each axis, from the last to the first, steps over all behind it: then no two elements
  /// share an address.
  bool is_nested() const { return is_nested_; }
  /// From the first element to the end of the last one.
  std::int64_t bytes() const { return bytes_; }

 private:
  /// Whether it has elements, one behind the other, the last axis first.
  bool is_dense(const array_ref& a) {
    if (static_cast<std::uint32_t>(a.rank()) > KORDON_MAX_RANK) return false;
    std::int64_t count = 1;
    for (int i = a.rank() - 1; i >= 0; --i)
      if (a.extent(i) <= 0 || a.stride(i) != count ||
          __builtin_mul_overflow(count, a.extent(i), &count))
        return false;
    return !__builtin_mul_overflow(count, size_of(a.type()), &bytes_);
  }

  KORDON_API void measure(const array_ref& a);

  std::int64_t bytes_ = 0;
  bool has_possible_extents_ = true, has_possible_strides_ = true;
  bool is_empty_ = false, is_nested_ = true;
};

/// Whether two arrays have an element in common. Both must have possible extents and strides.
KORDON_API bool overlap(const array_ref& a, const array_ref& b);

/// Whether two elements of one array share an address.
KORDON_API bool overlaps_itself(const array_ref& a);

}  // namespace kordon::v0::detail
