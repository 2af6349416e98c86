// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <cmath>
#include <iterator>
#include <kordon/dispatch/backend_options.hpp>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/dispatch/plugins.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <utility>

#include "report/build_facts.hpp"
#include "report/names.hpp"
#include "report/support_table.hpp"

namespace kordon::tools {
namespace {

template <class... Parts>
void put(std::string& text, fmt::format_string<Parts...> format, Parts&&... parts) {
  fmt::format_to(std::back_inserter(text), format, std::forward<Parts>(parts)...);
}

void put_spaces(std::string& text) {
  std::vector<std::string> execs;
  detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
    execs.push_back(fmt::format("{} ({} at once, in {})", name(exec_traits<Exec>::kind),
                                Exec().concurrency(), to_string(place_of(Exec()))));
  });
  std::vector<std::string_view> here, not_here;
  for (const auto& row : detail::space_table)
    (compiled_in(row.kind) ? here : not_here).push_back(row.name);
  put(text, "runs on      {}\n", fmt::join(execs, ", "));
  put(text, "memory       {}; not in this build: {}\n", fmt::join(here, ", "),
      not_here.empty() ? "none" : fmt::format("{}", fmt::join(not_here, ", ")));
}

std::string values_of(const option_parameter& p) {
  std::string values(kind_of(p));
  if (!p.choices.empty())
    values = fmt::format("{}", fmt::join(p.choices, ", "));
  else if (std::isfinite(p.minimum))
    values += fmt::format(" {} {}", p.minimum_is_open ? "above" : "from", p.minimum);
  if (p.at_most_rank) values += " to the rank";
  if (p.is_axis) values += ", an axis";
  return values;
}

void put_option(std::string& text, const operation_description& d, std::size_t i) {
  const option_parameter& p = d.options[i];
  std::string values = values_of(p);
  if (p.applies_to >= 0) values += ", when " + applies_when(d, p);
  put(text, "      --set {:<22} {} ({})\n",
      fmt::format("{}={}", p.name, to_string(p, default_options(d)[i])), p.doc, values);
}

void put_backend(std::string& text, const kordon_backend& b) {
  put(text, "  {:<16} {:<8} {}\n", b.name, b.version, b.build);
  for (const backend_option& o : options_of_backend(b.name))
    put(text, "      --set {:<22} {} ({})\n",
        fmt::format("{}:{}={}", b.name, o.parameter.name, to_string(o.parameter, o.default_value)),
        o.parameter.doc, values_of(o.parameter));
}

void put_operation(std::string& text, const operation_description& d) {
  put(text, "\n  {} (version {}): {}\n", d.name, d.version, d.doc);
  for (const array_parameter& p : d.arrays)
    put(text, "    {:>5} {:<10} {} {}: {}\n", name_of(p.direction), p.name,
        fmt::join(names_of(p.types), "|"), shape_of(p), p.doc);
  for (std::size_t i = 0; i < d.options.size(); ++i) put_option(text, d, i);
}

void put_plugins(std::string& text) {
  const std::vector<plugin_facts> found = plugins();
  if (!found.empty()) put(text, "\nPlug-ins\n");
  for (const plugin_facts& p : found)
    put(text, "  {:<16} {:<8} {}, {}{}\n", p.name, p.version, name_of(p.now), p.manifest,
        p.reason.empty() ? "" : ": " + p.reason);
  bool is_first = true;
  for (const rejection& r : rejected_backends()) {
    if (r.operation.empty() && !r.file.empty()) continue;  // a plug-in, and so named already
    if (std::exchange(is_first, false)) put(text, "\nRejected\n");
    put(text, "  {:<16} {:<8} {}\n", r.backend, r.version, r.reason);
  }
}

}  // namespace

std::string build_facts_text() {
  std::string text;
  put(text, "Kordon       {}, interface {}\nKokkos       {}\n", runtime_version(),
      interface_version(), kokkos_version());
  put_spaces(text);
  put(text, "\nBackends\n");
  for (const kordon_backend* b : backends()) put_backend(text, *b);
  put_plugins(text);
  put(text, "\nOperations\n");
  for (const operation_description* d : operations()) put_operation(text, *d);
  put(text, "\nImplementations\n");
  for (const support_row& row : support_table())
    put(text, "  {:<26} {:<8} {:<16} {}\n", row.operation->name,
        name(static_cast<exec_kind>(row.facts.exec_kind)), row.backend->name,
        fmt::join(names_of(dtype_set(row.facts.dtypes)), ", "));
  return text;
}

}  // namespace kordon::tools
