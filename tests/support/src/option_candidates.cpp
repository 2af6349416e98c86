// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "option_candidates.hpp"

#include <algorithm>
#include <cmath>

namespace kordon::inline v0::testing {
namespace {

bool is_in_range(const option_parameter& p, double v, int rank) {
  return (p.minimum_is_open ? v > p.minimum : v >= p.minimum) && v <= p.maximum &&
         (!p.at_most_rank || v <= rank);
}

/// Numbers within the range near the default, and at ends that are finite.
std::vector<double> numbers_near(const option_parameter& p, double standard, int rank) {
  std::vector<double> all;
  for (const double v : {standard + 1, standard * 2, standard / 2, standard - 1, p.minimum}) {
    const bool is_whole = v == std::floor(v);
    const bool is_new = std::ranges::find(all, v) == all.end();
    if (std::isfinite(v) && v != standard && is_new && is_in_range(p, v, rank) &&
        (p.kind != KORDON_OPTION_INTEGER || is_whole))
      all.push_back(v);
  }
  return all;
}

double number_in(const kordon_option& o) {
  switch (o.kind) {
    case KORDON_OPTION_REAL:
      return o.value.real;
    case KORDON_OPTION_REALS:
      return o.value.reals[0];
    default:
      return static_cast<double>(o.value.integer);
  }
}

candidate named(const option_parameter& p, const kordon_option& o) {
  return {o, to_string(p, o)};
}

}  // namespace

kordon_option with_number(kordon_option o, double v) {
  o.is_default = 0;
  if (o.kind == KORDON_OPTION_REAL) o.value.real = v;
  if (o.kind == KORDON_OPTION_REALS) o.value.reals[0] = v;
  if (o.kind == KORDON_OPTION_INTEGER) o.value.integer = static_cast<std::int64_t>(v);
  return o;
}

std::vector<candidate> distinct_values(const option_parameter& p, const kordon_option& standard,
                                       std::uint64_t claimed, int rank) {
  std::vector<candidate> all;
  const auto add = [&](std::int64_t v) {
    if (v != standard.value.integer)
      all.push_back(named(p, with_number(standard, static_cast<double>(v))));
  };
  for (std::size_t i = 0; i < p.choices.size(); ++i)
    if ((claimed >> i & 1u) != 0) add(static_cast<std::int64_t>(i));
  if (p.at_most_rank)
    for (auto v = static_cast<std::int64_t>(p.minimum); v <= rank; ++v) add(v);
  // Every axis has two names.
  for (std::int64_t axis = 0; p.is_axis && axis < rank; ++axis)
    if (axis - rank != standard.value.integer) add(axis);
  return all;
}

std::vector<std::vector<candidate>> groups_of_values(const option_parameter& p,
                                                     const kordon_option& standard, int rank) {
  std::vector<std::vector<candidate>> groups;
  if (!p.choices.empty() || p.at_most_rank || p.is_axis) return groups;
  const auto numbers = numbers_near(p, number_in(standard), rank);
  auto& all_axes = groups.emplace_back();
  for (const double v : numbers) all_axes.push_back(named(p, with_number(standard, v)));
  if (p.kind != KORDON_OPTION_REALS || standard.count != 1) return groups;
  for (int axis = 0; axis < rank && rank > 1; ++axis) {
    auto& one_axis = groups.emplace_back();
    for (const double v : numbers) {
      kordon_option o = with_number(standard, number_in(standard));
      o.count = rank;
      std::fill_n(o.value.reals, rank, number_in(standard));
      o.value.reals[axis] = v;
      one_axis.push_back(named(p, o));
    }
  }
  return groups;
}

}  // namespace kordon::v0::testing
