// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "report/support_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <kordon/dispatch/registry.hpp>
#include <span>
#include <tuple>

namespace kordon::tools {
namespace {

std::span<const kordon_option_claim> claims_of(const kordon_implementation& i) {
  return {i.options, static_cast<std::size_t>(i.option_count)};
}

bool same_but_dtypes(const support_row& a, const support_row& b) {
  const auto facts = [](const kordon_implementation& i) {
    return std::tie(i.exec_kind, i.ranks, i.layouts, i.flags, i.preference, i.error_bound);
  };
  const auto same_claim = [](const kordon_option_claim& x, const kordon_option_claim& y) {
    return std::string_view(x.name) == y.name && x.choices == y.choices;
  };
  return a.operation == b.operation && a.backend == b.backend && facts(a.facts) == facts(b.facts) &&
         std::ranges::equal(claims_of(a.facts), claims_of(b.facts), same_claim);
}

}  // namespace

std::vector<support_row> support_table() {
  std::vector<support_row> table;
  for (const kordon_backend* backend : backends()) {
    const std::span rows(backend->implementations,
                         static_cast<std::size_t>(backend->implementation_count));
    for (const kordon_implementation& facts : rows) {
      const support_row row{find_operation(facts.operation), backend, facts};
      const auto twin = std::ranges::find_if(
          table, [&](const support_row& other) { return same_but_dtypes(row, other); });
      if (twin == table.end())
        table.push_back(row);
      else
        twin->facts.dtypes |= facts.dtypes;
    }
  }
  std::ranges::stable_sort(table, {}, [](const support_row& r) {
    return std::tuple(r.operation->name, r.facts.exec_kind, std::string_view(r.backend->name));
  });
  return table;
}

std::vector<std::string> honoured_options(const support_row& row) {
  std::vector<std::string> honoured;
  for (const kordon_option_claim& claim : claims_of(row.facts)) {
    const auto option = std::ranges::find(row.operation->options, std::string_view(claim.name),
                                          &option_parameter::name);
    std::vector<std::string_view> choices;
    for (std::size_t i = 0; i < option->choices.size(); ++i)
      if ((claim.choices >> i & 1u) != 0) choices.push_back(option->choices[i]);
    honoured.push_back(choices.size() == option->choices.size()
                           ? claim.name
                           : fmt::format("{} = {}", claim.name, fmt::join(choices, " or ")));
  }
  return honoured;
}

}  // namespace kordon::tools
