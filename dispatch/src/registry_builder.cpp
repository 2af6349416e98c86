// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "registry_builder.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <bit>
#include <utility>

#include "backend_reader.hpp"
#include "plugin.hpp"

namespace kordon::inline v0::detail {
namespace {

constexpr std::size_t most_backends = 64;

const option_parameter* find_option(const operation_description& d, std::string_view name) {
  const auto found = std::ranges::find(d.options, name, &option_parameter::name);
  return found == d.options.end() ? nullptr : &*found;
}

/// A row made for a later version of the operation can honour options that this one lacks: nobody
/// can set them.
void drop_later_claims(row_facts& row, const operation_description& d) {
  if (row.operation_version > static_cast<std::uint32_t>(d.version))
    std::erase_if(row.options,
                  [&](const claim_facts& c) { return find_option(d, c.name) == nullptr; });
}

/// \throws unacceptable when the row is for what this Kordon does not know, or contradicts itself
void check_row(const row_facts& row, const operation_description* d) {
  if (row.exec_kind >= static_cast<std::int32_t>(exec_kind_count))
    throw unacceptable(
        fmt::format("it implements {} for execution spaces of kind {}, which this Kordon does not "
                    "know. Fix: use a newer Kordon",
                    row.operation, row.exec_kind));
  if (d == nullptr)
    throw unacceptable(
        fmt::format("it implements '{}', which is no operation. Fix: register that operation "
                    "first, or use a newer Kordon",
                    row.operation));
  for (const claim_facts& claim : row.options) {
    const option_parameter* option = find_option(*d, claim.name);
    if (option == nullptr)
      throw unacceptable(fmt::format(
          "it honours option '{}' of {}, which has none of that name. Fix: correct the name",
          claim.name, row.operation));
    if (static_cast<std::uint32_t>(option->since) > row.operation_version)
      throw unacceptable(fmt::format(
          "it implements version {} of {} and honours option '{}', which came with version {}. "
          "Fix: set operation_version to that of the operation it was written for",
          row.operation_version, row.operation, claim.name, option->since));
  }
}

int options_until(const operation_description& d, std::uint32_t version) {
  return static_cast<int>(std::ranges::count_if(d.options, [&](const option_parameter& p) {
    return static_cast<std::uint32_t>(p.since) <= version;
  }));
}

/// Whether a claim holds for whatever value the option has.
bool is_of_every_value(const option_parameter& p, std::uint64_t choices) {
  if (p.choices.empty()) return choices != 0;
  for (std::size_t value = 0; value < p.choices.size(); ++value)
    if ((choices >> value & 1u) == 0) return false;
  return true;
}

implementation resolve(const kordon_implementation& row, const kordon_backend& b, int index,
                       const operation_description& d) {
  const auto version = std::min(row.operation_version, static_cast<std::uint32_t>(d.version));
  implementation result;
  result.row = &row;
  result.dtypes = row.dtypes;
  result.ranks = row.ranks;
  result.layouts = row.layouts;
  result.backend = &b;
  result.backend_index = index;
  result.operation_version = version;
  result.options_known = options_until(d, version);
  for (int c = 0; c < row.option_count; ++c) {
    const option_parameter* option = find_option(d, row.options[c].name);
    const auto at = option - d.options.data();
    result.choices[static_cast<std::size_t>(at)] = row.options[c].choices;
    if (is_of_every_value(*option, row.options[c].choices))
      result.honoured |= 1u << at;
    else if (!option->choices.empty())
      result.partly_honoured |= 1u << at;
  }
  return result;
}

/// The documented order of choice: declared preference, then specificity; then the order in which
/// rows are added, which is that of backends' names.
bool comes_first(const implementation& a, const implementation& b) {
  const auto breadth = [](const implementation& i) {
    return std::popcount(i.row->dtypes) + std::popcount(i.row->ranks) +
           std::popcount(i.row->layouts);
  };
  if (a.row->preference != b.row->preference) return a.row->preference > b.row->preference;
  return breadth(a) < breadth(b);
}

}  // namespace

void registry_builder::check(const operation_description& d) {
  if (d.arrays.empty() || d.arrays.size() > KORDON_MAX_ARRAYS ||
      d.options.size() > KORDON_MAX_OPTIONS)
    throw unacceptable(fmt::format(
        "it has {} arrays and {} options, and can have 1 to {} arrays and at most {} "
        "options. Fix: split the operation, or make one option of several",
        d.arrays.size(), d.options.size(), int(KORDON_MAX_ARRAYS), int(KORDON_MAX_OPTIONS)));
}

void registry_builder::add(const operation_description& d) {
  const auto [at, is_new] = operations_.emplace(std::string(d.name), &d);
  if (!is_new && at->second != &d)
    throw unacceptable("another operation has this name. Fix: give one of them another");
}

void registry_builder::add(std::shared_ptr<const backend_facts> facts,
                           std::shared_ptr<plugin> code) {
  if (const auto other = backends_.find(facts->name); other != backends_.end()) {
    const backend_facts& first = *other->second.facts;
    throw unacceptable(fmt::format(
        "two backends have this name: version {} ({}) and version {} ({}). Fix: rename one",
        first.version, first.build, facts->version, facts->build));
  }
  if (backends_.size() == most_backends)
    throw unacceptable("there are 64 backends already. Fix: leave some out of the configuration");
  const std::string& name = facts->name;
  backends_.emplace(name, provider{std::move(facts), std::move(code)});
}

backend_facts registry_builder::without_unknown_rows(const provider& all,
                                                     std::vector<rejection>& left_out) const {
  backend_facts kept = *all.facts;
  std::vector<row_facts> rows;
  rows.swap(kept.rows);
  for (row_facts& row : rows) {
    const auto found = operations_.find(row.operation);
    const operation_description* d = found == operations_.end() ? nullptr : found->second;
    try {
      if (d != nullptr) drop_later_claims(row, *d);
      check_row(row, d);
      kept.rows.push_back(std::move(row));
    } catch (const unacceptable& why) {
      left_out.push_back({kept.name, kept.version, row.operation,
                          all.code == nullptr ? "" : all.code->file().string(), why.what()});
    }
  }
  return kept;
}

registry_state registry_builder::build() const {
  registry_state state;
  for (const auto& [name, description] : operations_)
    state.operations[name].description = description;

  for (const auto& [name, all] : backends_) {
    const auto& kept = state.records.emplace_back(
        std::make_shared<const backend_record>(without_unknown_rows(all, state.left_out)));
    state.options.emplace_back(kept->facts());
    state.backends.push_back(&kept->c());
    if (all.code != nullptr) state.plugins.push_back(all.code);
  }

  auto from = backends_.begin();
  for (std::size_t b = 0; b < state.records.size(); ++b, ++from) {
    const backend_record& kept = *state.records[b];
    for (std::size_t i = 0; i < kept.facts().rows.size(); ++i) {
      const kordon_implementation& row = kept.c().implementations[i];
      operation_entry& entry = state.operations.find(std::string_view(row.operation))->second;
      implementation& made = entry.by_exec[static_cast<std::size_t>(row.exec_kind)].emplace_back(
          resolve(row, kept.c(), static_cast<int>(b), *entry.description));
      made.backend_options = state.options[b].defaults();
      made.position = kept.facts().rows[i].position;
      made.lazy = from->second.code.get();
      if (made.lazy == nullptr) made.code = &row;
    }
  }
  for (auto& [name, entry] : state.operations) {
    for (auto& list : entry.by_exec) std::ranges::stable_sort(list, comes_first);
    state.by_name.emplace(name, &entry);
  }
  return state;
}

}  // namespace kordon::v0::detail
