// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <cmath>
#include <kordon/dispatch/backend_options.hpp>
#include <kordon/dispatch/flag.hpp>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/dispatch/plugins.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <nlohmann/json.hpp>

#include "report/build_facts.hpp"
#include "report/names.hpp"
#include "report/support_table.hpp"

namespace kordon::tools {
namespace {

using json = nlohmann::ordered_json;

/// `items` as a JSON array, each as `make` says.
template <class Items, class Make>
json list(const Items& items, const Make& make) {
  json result = json::array();
  for (const auto& item : items) result.push_back(make(item));
  return result;
}

json spaces() {
  json result = json::array();
  detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
    result.push_back({{"name", name(exec_traits<Exec>::kind)},
                      {"place", to_string(place_of(Exec()))},
                      {"concurrency", Exec().concurrency()}});
  });
  return result;
}

json memories() {
  return list(detail::space_table, [](const detail::space_row& row) {
    return json{{"name", row.name}, {"compiled_in", compiled_in(row.kind)}};
  });
}

json plugin_facts_of(const plugin_facts& p) {
  return {{"name", p.name},         {"version", p.version}, {"state", name_of(p.now)},
          {"manifest", p.manifest}, {"library", p.library}, {"reason", p.reason}};
}

json rejection_facts(const rejection& r) {
  return {{"backend", r.backend},
          {"version", r.version},
          {"operation", r.operation},
          {"file", r.file},
          {"reason", r.reason}};
}

json array_facts(const array_parameter& p) {
  json facts = {{"name", p.name},
                {"role", name_of(p.direction)},
                {"dtypes", names_of(p.types)},
                {"shares_type", p.has_key_type},
                {"is_complex_of_shared_type", p.has_complex_key_type},
                {"shape", p.shape.text()}};
  if (p.shape.is_any()) facts["ranks"] = {p.min_rank, p.max_rank};
  facts["doc"] = p.doc;
  return facts;
}

json limit(double value) {
  return std::isfinite(value) ? json(value) : json(nullptr);
}

/// An option with the text of its default.
json option_facts(const option_parameter& p, const std::string& standard) {
  json facts = {{"name", p.name}, {"kind", kind_of(p)}, {"default", standard}, {"doc", p.doc}};
  if (!p.choices.empty()) {
    facts["choices"] = list(p.choices, [](std::string_view c) { return c; });
  } else {
    facts["minimum"] = limit(p.minimum);
    facts["minimum_is_open"] = p.minimum_is_open;
    if (p.is_axis) facts["is_axis"] = true;
    facts["maximum"] = p.at_most_rank ? json("rank") : limit(p.maximum);
  }
  return facts;
}

/// The names of the execution spaces of `kinds`, one bit each.
json execs_of(std::uint32_t kinds) {
  json names = json::array();
  for (std::size_t k = 0; k < exec_kind_count; ++k)
    if ((kinds >> k & 1u) != 0) names.push_back(name(static_cast<exec_kind>(k)));
  return names;
}

/// What a backend is made of; its Kokkos is null where it uses none.
json backend_facts(const kordon_backend* b) {
  const json kokkos = b->kokkos_version == 0 ? json(nullptr)
                                             : json{{"version", version_text(b->kokkos_version)},
                                                    {"execution_spaces", execs_of(b->exec_kinds)}};
  return {{"name", b->name},
          {"version", b->version},
          {"interface_version", fmt::format("{}.{}", b->interface_major, b->interface_minor)},
          {"build", b->build},
          {"kokkos", kokkos},
          {"report", b->report},
          {"options", list(options_of_backend(b->name), [](const backend_option& o) {
             return option_facts(o.parameter, to_string(o.parameter, o.default_value));
           })}};
}

json option_facts(const operation_description& d, std::size_t i) {
  const option_parameter& p = d.options[i];
  json facts = option_facts(p, to_string(p, default_options(d)[i]));
  facts["since"] = p.since;
  if (p.applies_to >= 0) facts["applies_when"] = applies_when(d, p);
  return facts;
}

json operation_facts(const operation_description* d) {
  json options = json::array();
  for (std::size_t i = 0; i < d->options.size(); ++i) options.push_back(option_facts(*d, i));
  json facts = {
      {"name", d->name},    {"version", d->version},
      {"doc", d->doc},      {"arrays", list(d->arrays, array_facts)},
      {"options", options}, {"aliasing", d->sharing == aliasing::none ? "none" : "in place"}};
  if (d->count_array >= 0)
    facts["count"] = d->arrays[static_cast<std::size_t>(d->count_array)].name;
  return facts;
}

json implementation_facts(const support_row& row) {
  const kordon_implementation& i = row.facts;
  return {{"operation", row.operation->name},
          {"backend", row.backend->name},
          {"exec", name(static_cast<exec_kind>(i.exec_kind))},
          {"dtypes", names_of(dtype_set(i.dtypes))},
          {"ranks", ranks_of(*row.operation, i.ranks)},
          {"layouts", layouts_of(i.layouts)},
          {"options", honoured_options(row)},
          {"flags", flag_names(i.flags)},
          {"preference", i.preference},
          {"error_bound", i.error_bound < 0 ? json(nullptr) : json(i.error_bound)}};
}

}  // namespace

std::string build_facts_json() {
  const json facts = {
      {"version", runtime_version()},
      {"interface_version", interface_version()},
      {"kokkos", {{"version", kokkos_version()}, {"execution_spaces", spaces()}}},
      {"memory", memories()},
      {"backends", list(backends(), backend_facts)},
      {"plugins", list(plugins(), plugin_facts_of)},
      {"rejected", list(rejected_backends(), rejection_facts)},
      {"operations", list(operations(), operation_facts)},
      {"implementations", list(support_table(), implementation_facts)},
  };
  return facts.dump(2) + "\n";
}

}  // namespace kordon::tools
