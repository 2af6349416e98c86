// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/planned_results.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

#include "commands/command.hpp"
#include "io/file_error.hpp"
#include "process/number_in.hpp"

namespace kordon::tools {
namespace {

struct named_extent {
  char letter;
  std::int64_t value;
};

named_extent parsed(const std::string& text) {
  const bool has_letter = text.size() > 2 && text[0] >= 'a' && text[0] <= 'z' && text[1] == '=';
  const auto value = has_letter ? number_in<std::int64_t>(text.substr(2)) : std::nullopt;
  if (!value || *value < 0)
    throw command_error(
        fmt::format("--extent: {} is no letter with a whole number from 0; write it as n=5",
                    tools::quoted(text)));
  return {text[0], *value};
}

std::vector<named_extent> parsed(std::span<const std::string> texts) {
  std::vector<named_extent> named;
  for (const std::string& text : texts) {
    const named_extent n = parsed(text);
    if (std::ranges::find(named, n.letter, &named_extent::letter) != named.end())
      throw command_error(
          fmt::format("--extent {}: {} is named twice; leave one out", text, n.letter));
    named.push_back(n);
  }
  return named;
}

/// Calls visit(axis, where it is in an array of that rank) for the axes that a shape writes out.
template <class Visit>
void for_each_axis(const shape_pattern& shape, std::size_t rank, const Visit& visit) {
  for (int i = 0; i < shape.rank(); ++i)
    visit(shape[i], static_cast<std::size_t>(shape.place_of(i, static_cast<int>(rank))));
}

bool says(const shape_pattern& shape, char letter) {
  bool is_there = false;
  for_each_axis(shape, 0, [&](const shape_pattern::axis& axis, std::size_t) {
    is_there = is_there || (axis.letter == letter && !axis.is_half);
  });
  return is_there;
}

/// An extent of a result that no input says, or only half of it.
struct open_extent {
  char letter;
  std::int64_t plus;
  std::int64_t& extent;
};

std::vector<open_extent> open_extents(const call_inputs& inputs,
                                      std::span<planned_output> results) {
  const operation_description& d = inputs.operation();
  const auto is_said = [&](char letter) {
    return std::ranges::any_of(inputs.places(),
                               [&](std::size_t i) { return says(d.arrays[i].shape, letter); });
  };
  std::vector<open_extent> open;
  for (planned_output& r : results) {
    if (r.is_given) continue;
    const shape_pattern shape{std::string_view(r.shape)};
    for_each_axis(shape, r.extents.size(), [&](const shape_pattern::axis& a, std::size_t at) {
      if (a.letter >= 'a' && !a.is_half && !is_said(a.letter))
        open.push_back({a.letter, a.plus, r.extents[at]});
    });
  }
  return open;
}

/// `even` is what half of the extent leaves; -1: anything.
void check_fit(const named_extent& n, const open_extent& o, std::string_view operation) {
  const std::int64_t even = o.extent - o.plus;
  if (o.extent >= 0 && n.value != even && n.value != even + 1)
    throw command_error(
        fmt::format("--extent {}={}: the inputs of {} leave {} or {}; write one of them", n.letter,
                    n.value, operation, even, even + 1));
}

void name_extent(const named_extent& n, std::span<open_extent> open, std::string_view operation) {
  bool is_open = false;
  for (const open_extent& o : open) {
    if (o.letter != n.letter) continue;
    check_fit(n, o, operation);
    o.extent = n.value + o.plus;
    is_open = true;
  }
  if (!is_open)
    throw command_error(
        fmt::format("--extent {}={}: the inputs of {} leave no {} open; leave it out", n.letter,
                    n.value, operation, n.letter));
}

/// Half of an extent that is 0 can be that of 1, and an empty result for inputs that are not would
/// look like an answer.
void check_not_empty(const open_extent& o, const call_inputs& inputs) {
  const bool has_empty = std::ranges::any_of(inputs.arrays(), [](const array_ref& a) {
    return std::ranges::find(a.extents(), 0) != a.extents().end();
  });
  if (o.extent == 0 && !has_empty)
    throw command_error(
        fmt::format("{}: the inputs leave {} open, 0 or 1; say which with --extent {}=1",
                    inputs.operation().name, o.letter, o.letter));
}

}  // namespace

std::vector<planned_output> planned_results(const call_inputs& inputs, place where,
                                            std::span<const std::string> extents) {
  const operation_description& d = inputs.operation();
  const auto named = parsed(extents);
  auto results = outputs_for(d, where, inputs.arrays());
  if (d.count_array >= 0 && !named.empty())
    throw command_error(
        fmt::format("--extent: {} has room for rows that depend on values; write --capacity {}",
                    d.name, named[0].value));
  auto open = open_extents(inputs, results);
  for (const named_extent& n : named) name_extent(n, open, d.name);
  for (const open_extent& o : open)
    if (std::ranges::find(named, o.letter, &named_extent::letter) == named.end())
      check_not_empty(o, inputs);
  return results;
}

std::string summary_of(const planned_output& result) {
  const shape_pattern shape{std::string_view(result.shape)};
  std::vector<std::string> axes;
  for (const std::int64_t e : result.extents) axes.push_back(e < 0 ? "?" : std::to_string(e));
  for_each_axis(shape, axes.size(), [&](const shape_pattern::axis& a, std::size_t at) {
    if (a.letter >= 'a' && result.extents[at] < 0) axes[at] = a.letter;
  });
  return fmt::format("{}[{}]", name(result.type), fmt::join(axes, ","));
}

}  // namespace kordon::tools
