// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "manifest.hpp"

#include <fmt/format.h>

namespace kordon::inline v0::detail {
namespace {

template <class T>
std::string unless_same(const char* what, const T& code, const T& said) {
  return code == said ? std::string()
                      : fmt::format("its code says {} {} and its manifest {}", what, code, said);
}

bool same(const row_facts& a, const row_facts& b) {
  const auto facts = [](const row_facts& r) {
    return std::tie(r.operation, r.operation_version, r.exec_kind, r.dtypes, r.ranks, r.layouts,
                    r.options, r.flags, r.preference, r.error_bound);
  };
  return facts(a) == facts(b);
}

}  // namespace

std::string difference(const backend_facts& code, const backend_facts& said) {
  for (const std::string& text :
       {unless_same("name", code.name, said.name),
        unless_same("version", code.version, said.version),
        unless_same("interface", code.interface_minor, said.interface_minor),
        unless_same("build", code.build, said.build),
        unless_same("report", code.report, said.report),
        unless_same("Kokkos", code.kokkos_version, said.kokkos_version),
        unless_same("execution spaces", code.exec_kinds, said.exec_kinds),
        unless_same("number of implementations", code.rows.size(), said.rows.size())})
    if (!text.empty()) return text;
  if (code.options != said.options)
    return "its code and its manifest describe the options of its own differently";
  for (std::size_t i = 0; i < code.rows.size(); ++i)
    if (!same(code.rows[i], said.rows[i]))
      return fmt::format("its code and its manifest describe implementation {} ({}) differently", i,
                         code.rows[i].operation);
  return {};
}

}  // namespace kordon::v0::detail
