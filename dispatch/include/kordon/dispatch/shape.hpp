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
/// "..." (any, the same for all arrays that say so), "" (0-d), "m k", "m+1", "c 2", "c rank".
///
/// A letter is an extent, the same wherever it stands; `rank` is the rank of the "..." arrays.
class shape_pattern {
 public:
  struct axis {
    char letter = 0;  // 0: a number alone; '$': rank
    std::int64_t plus = 0;
  };

  constexpr shape_pattern() = default;
  constexpr shape_pattern(const char* text) : shape_pattern(std::string_view(text)) {}
  constexpr shape_pattern(std::string_view text) : text_(text) {
    if (text == "...") {
      any_ = true;
      return;
    }
    for (std::size_t i = 0; i < text.size();) {
      if (text[i] == ' ') {
        ++i;
        continue;
      }
      axis a;
      if (text.substr(i, 4) == "rank") {
        a.letter = '$';
        i += 4;
      } else if (text[i] >= 'a' && text[i] <= 'z') {
        a.letter = text[i++];
      }
      if (i < text.size() && text[i] == '+') ++i;
      for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
        a.plus = a.plus * 10 + (text[i] - '0');
      axes_[static_cast<std::size_t>(rank_++)] = a;
    }
  }

  constexpr bool is_any() const { return any_; }
  constexpr int rank() const { return rank_; }
  constexpr const axis& operator[](int i) const { return axes_[static_cast<std::size_t>(i)]; }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::array<axis, 4> axes_{};
  int rank_ = 0;
  bool any_ = false;
};

/// What the letters of the patterns stand for in one call. The first array that has a letter binds
/// it.
class shape_binding {
 public:
  /// Whether `a` fits `pattern` with all that was bound before; binds what is new.
  bool fits(const shape_pattern& pattern, const array_ref& a) {
    if (pattern.is_any()) {
      if (any_ == nullptr) {
        any_ = &a;
        return true;
      }
      if (a.rank() != any_->rank()) return false;
      for (int i = 0; i < a.rank(); ++i)
        if (a.extent(i) != any_->extent(i)) return false;
      return true;
    }
    if (a.rank() != pattern.rank()) return false;
    for (int i = 0; i < a.rank(); ++i)
      if (!fits(pattern[i], a.extent(i))) return false;
    return true;
  }

  /// The extents that `pattern` asks for; -1 where a letter is not bound.
  KORDON_API std::array<std::int64_t, KORDON_MAX_RANK> extents(const shape_pattern& pattern,
                                                               int& rank) const;

 private:
  bool fits(const shape_pattern::axis& axis, std::int64_t extent) {
    if (axis.letter == 0) return extent == axis.plus;
    if (axis.letter == '$') return any_ != nullptr && extent == any_->rank();
    const unsigned bit = static_cast<unsigned>(axis.letter - 'a');
    if ((bound_ >> bit & 1u) == 0) {
      bound_ |= 1u << bit;
      values_[bit] = extent - axis.plus;
      return values_[bit] >= 0;
    }
    return extent == values_[bit] + axis.plus;
  }

  const array_ref* any_ = nullptr;
  std::uint32_t bound_ = 0;
  std::int64_t values_[26];
};

}  // namespace kordon::v0
