// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "shape_rules.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kordon::inline v0::testing {
namespace {

using numbers = std::vector<std::int64_t>;

/// One axis as its pattern writes it: "5", "m", "m+1", "n/2+1", "rank".
struct axis_rule {
  std::string word;  // "", "m", "m/2" or "rank"
  std::int64_t plus = 0;
};

/// A pattern, read from its text: the axes before "...", those after it, and whether there is one.
struct shape_rule {
  std::vector<axis_rule> before, after;
  bool has_any = false;

  explicit shape_rule(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
      const std::size_t end = std::min(text.find(' ', i), text.size());
      const std::string_view token = text.substr(i, end - i);
      i = end + 1;
      if (token == "...")
        has_any = true;
      else if (!token.empty())
        (has_any ? after : before).push_back(rule_of(token));
    }
  }

  static axis_rule rule_of(std::string_view token) {
    const std::size_t plus = token.find('+');
    if (plus != token.npos)
      return {std::string(token.substr(0, plus)), std::stoll(std::string(token.substr(plus + 1)))};
    if (token[0] >= '0' && token[0] <= '9') return {"", std::stoll(std::string(token))};
    return {std::string(token), 0};
  }
};

/// What the arrays say of the letters and of "...", gathered and then compared.
struct gathered_facts {
  std::map<char, std::vector<std::int64_t>> wholes, halves;
  std::vector<std::int64_t> ranks;  // what stands where "rank" does
  std::vector<numbers> any;         // the axes of each "..."
  std::optional<std::int64_t> any_rank;
  bool fits = true;

  void add(const axis_rule& rule, std::int64_t extent) {
    const std::int64_t value = extent - rule.plus;
    if (rule.word.empty())
      fits = fits && value == 0;
    else if (rule.word == "rank")
      ranks.push_back(value);
    else
      (rule.word.ends_with("/2") ? halves : wholes)[rule.word[0]].push_back(value);
  }

  void add(const array_parameter& p, const kordon_array& a) {
    const shape_rule rule(p.shape.text());
    const auto named = static_cast<int>(rule.before.size() + rule.after.size());
    const int between = a.rank - named;
    if (rule.has_any ? between < 0 || a.rank < p.min_rank || a.rank > p.max_rank : between != 0) {
      fits = false;
      return;
    }
    const std::int64_t* extent = a.extents;
    for (const axis_rule& r : rule.before) add(r, *extent++);
    if (rule.has_any) {
      any.emplace_back(extent, extent + between);
      extent += between;
      if (!any_rank) any_rank = a.rank;
    }
    for (const axis_rule& r : rule.after) add(r, *extent++);
  }

  bool agree() const {
    for (const numbers& axes : any)
      if (axes != any[0]) return false;
    for (std::int64_t r : ranks)
      if (r != any_rank) return false;
    for (const auto& [letter, values] : wholes)
      for (std::int64_t v : values)
        if (v < 0 || v != values[0]) return false;
    for (const auto& [letter, values] : halves) {
      const auto whole = wholes.find(letter);
      const std::int64_t half = whole == wholes.end() ? values[0] : whole->second[0] / 2;
      for (std::int64_t v : values)
        if (v < 0 || v != half) return false;
    }
    return fits;
  }
};

/// Whether the array could be, whatever the operation.
bool is_a_shape(const kordon_array& a) {
  if (a.rank < 0 || a.rank > KORDON_MAX_RANK) return false;
  std::int64_t count = 1;
  bool is_empty = false;
  for (int i = 0; i < a.rank; ++i) {
    if (a.extents[i] < 0) return false;
    is_empty = is_empty || a.extents[i] == 0;
  }
  for (int i = 0; i < a.rank && !is_empty; ++i)
    if (__builtin_mul_overflow(count, a.extents[i], &count)) return false;
  return true;
}

}  // namespace

bool shapes_fit(std::span<const array_parameter> parameters, std::span<const kordon_array> arrays) {
  gathered_facts facts;
  for (std::size_t i = 0; i < arrays.size(); ++i) {
    if (!is_a_shape(arrays[i])) return false;
    facts.add(parameters[i], arrays[i]);
  }
  return facts.agree();
}

}  // namespace kordon::v0::testing
