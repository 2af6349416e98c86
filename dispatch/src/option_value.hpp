// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <kordon/dispatch/description.hpp>
#include <string>
#include <string_view>

/// Values of single options, of operations and of backends alike.
namespace kordon::inline v0::detail {

inline bool is_in_range(const option_parameter& p, double v) {
  return std::isfinite(v) && (p.minimum_is_open ? v > p.minimum : v >= p.minimum) && v <= p.maximum;
}

/// `rank` is what per-axis values and limits refer to.
inline bool has_valid_value(const option_parameter& p, const kordon_option& o, int rank) {
  if (o.kind != p.kind) return false;
  switch (p.kind) {
    case KORDON_OPTION_REAL:
      return is_in_range(p, o.value.real);
    case KORDON_OPTION_REALS: {
      if (o.count != 1 && o.count != rank) return false;
      for (int i = 0; i < o.count; ++i)
        if (!is_in_range(p, o.value.reals[i])) return false;
      return true;
    }
    default:
      if (!p.choices.empty())
        return o.value.integer >= 0 &&
               o.value.integer < static_cast<std::int64_t>(p.choices.size());
      return is_in_range(p, static_cast<double>(o.value.integer)) &&
             (!p.at_most_rank || o.value.integer <= rank) &&
             (!p.is_axis || (o.value.integer >= -rank && o.value.integer < rank));
  }
}

/// Reads the text of a value; false when it is none. Whether it is in range is another question.
bool parse_value(const option_parameter& p, const std::string& text, kordon_option& value);

/// "an integer", "one of reflect, constant": what a text must be to be read.
std::string readable_values(const option_parameter& p);

/// "at least 0", "from 1 to 64", "one of reflect, constant": what a value must be, but for what
/// depends on the rank.
std::string range_of(const option_parameter& p);

}  // namespace kordon::v0::detail
