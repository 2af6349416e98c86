// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.h>
#include <array>
#include <cstdint>
#include <kordon/memory/array_ref.hpp>
#include <kordon/memory/export.hpp>
#include <span>
#include <string>
#include <string_view>

namespace kordon::inline v0 {

/// The shape of an array parameter, as written in its description and in its documentation:
/// "" (0-d), "m k", "m+1", "n/2+1", "c 2", "c rank", "...", "n ...", "... n/2+1".
///
/// A letter is an extent, the same wherever it stands, and /2 its half, rounded down; "..." are any
/// axes, the same for all arrays that say so; `rank` is the rank of the first such array.
class shape_pattern {
 public:
  struct axis {
    char letter = 0;  // 0: a number alone; '$': rank
    bool is_half = false;
    std::int64_t plus = 0;
  };

  constexpr shape_pattern() = default;
  constexpr shape_pattern(const char* text) : shape_pattern(std::string_view(text)) {}
  constexpr shape_pattern(std::string_view text) : text_(text) {
    const auto skip = [&text](std::string_view word) {
      const bool is_there = text.starts_with(word);
      if (is_there) text.remove_prefix(word.size());
      return is_there;
    };
    while (!text.empty()) {
      if (skip(" ")) continue;
      if (skip("...")) {
        any_at_ = rank_;
        continue;
      }
      axis a;
      if (skip("rank")) {
        a.letter = '$';
      } else if (text[0] >= 'a' && text[0] <= 'z') {
        a.letter = text[0];
        text.remove_prefix(1);
      }
      a.is_half = skip("/2");
      skip("+");
      for (; !text.empty() && text[0] >= '0' && text[0] <= '9'; text.remove_prefix(1))
        a.plus = a.plus * 10 + (text[0] - '0');
      axes_[static_cast<std::size_t>(rank_++)] = a;
    }
  }

  /// Whether it has a "...", which stands before axis any_at().
  constexpr bool is_any() const { return any_at_ >= 0; }
  constexpr int any_at() const { return any_at_; }
  /// The axes that are written out, and where the i-th of them is in an array of rank `whole`.
  constexpr int rank() const { return rank_; }
  constexpr int place_of(int i, int whole) const {
    return is_any() && i >= any_at_ ? whole - rank_ + i : i;
  }
  constexpr const axis& operator[](int i) const { return axes_[static_cast<std::size_t>(i)]; }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::array<axis, 4> axes_{};
  int rank_ = 0;
  int any_at_ = -1;
};

/// What the letters of the patterns stand for in one call. The first array that has a letter binds
/// it, or one of two values where it has its half only.
class shape_binding {
 public:
  /// Whether `a` fits `pattern` with all that was bound before; binds what is new.
  bool fits(const shape_pattern& pattern, const array_ref& a) {
    const int between = a.rank() - pattern.rank();  // the axes that "..." stands for
    if (pattern.is_any() ? between < 0 || !fits_any(a, pattern.any_at(), between) : between != 0)
      return false;
    for (int i = 0; i < pattern.rank(); ++i)
      if (!fits(pattern[i], a.extent(pattern.place_of(i, a.rank())))) return false;
    return true;
  }

  /// The extents that `pattern` asks for; -1 where a letter is not bound, and the even one where its
  /// half is.
  KORDON_API std::array<std::int64_t, KORDON_MAX_RANK> extents(const shape_pattern& pattern,
                                                               int& rank) const;

  /// Whether the extent that extents() gave for this axis may be one more as well.
  bool may_be_odd(const shape_pattern::axis& axis) const {
    return axis.letter >= 'a' && !axis.is_half && has(halves_, axis) && !has(bound_, axis);
  }

 private:
  static std::size_t index(const shape_pattern::axis& axis) {
    return static_cast<std::size_t>(axis.letter - 'a');
  }
  static bool has(std::uint32_t letters, const shape_pattern::axis& axis) {
    return (letters >> index(axis) & 1u) != 0;
  }

  bool fits_any(const array_ref& a, int at, int count) {
    if (any_ == nullptr) {
      any_ = &a;
      any_at_ = at;
      any_count_ = count;
      return true;
    }
    if (count != any_count_) return false;
    for (int i = 0; i < count; ++i)
      if (a.extent(at + i) != any_->extent(any_at_ + i)) return false;
    return true;
  }

  bool fits(const shape_pattern::axis& axis, std::int64_t extent) {
    if (axis.letter == 0) return extent == axis.plus;
    if (axis.letter == '$') return any_ != nullptr && extent == any_->rank();
    if (extent < axis.plus) return false;
    const std::int64_t value = extent - axis.plus;
    std::int64_t& known = values_[index(axis)];
    if (has(bound_, axis)) return value == (axis.is_half ? known / 2 : known);
    if (has(halves_, axis) && known != (axis.is_half ? value : value / 2)) return false;
    known = value;
    (axis.is_half ? halves_ : bound_) |= 1u << index(axis);
    return true;
  }

  const array_ref* any_ = nullptr;
  int any_at_ = 0, any_count_ = 0;  // where its axes of "..." begin, and how many they are
  std::uint32_t bound_ = 0, halves_ = 0;
  std::int64_t values_[26];  // of a letter of bound_, or else half of one of halves_
};

}  // namespace kordon::v0
