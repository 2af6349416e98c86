// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "report/names.hpp"

#include <fmt/format.h>
#include <array>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/dispatch/row_names.hpp>

namespace kordon::tools {
std::string_view name_of(role r) {
  constexpr std::array<std::string_view, 3> names = {"in", "out", "inout"};
  return names[static_cast<std::size_t>(r)];
}

std::string_view name_of(plugin_facts::state s) {
  constexpr std::array<std::string_view, 4> names = {"not loaded", "loaded", "rejected", "blocked"};
  return names[static_cast<std::size_t>(s)];
}

std::string_view kind_of(const option_parameter& p) {
  if (!p.choices.empty()) return "choice";
  if (p.kind == KORDON_OPTION_REALS) return "real or one an axis";
  return p.kind == KORDON_OPTION_REAL ? "real" : "integer";
}

std::vector<std::string_view> names_of(dtype_set set) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < dtype_count; ++i)
    if (set.contains(static_cast<dtype>(i))) names.push_back(name(static_cast<dtype>(i)));
  return names;
}

std::vector<std::string_view> layouts_of(std::uint32_t bits) {
  return detail::names_of_bits(bits, detail::layout_names);
}

std::vector<int> ranks_of(const operation_description& operation, std::uint32_t bits) {
  const array_parameter& p = operation.arrays[0];
  const int low = p.shape.is_any() ? p.min_rank : p.shape.rank();
  const int high = p.shape.is_any() ? p.max_rank : p.shape.rank();
  std::vector<int> ranks;
  for (int rank = low; rank <= high; ++rank)
    if ((bits >> rank & 1u) != 0) ranks.push_back(rank);
  return ranks;
}

std::string shape_of(const array_parameter& p) {
  std::string axes(p.shape.text());
  for (std::size_t at = 0; (at = axes.find(' ', at)) != std::string::npos; at += 2)
    axes.replace(at, 1, ", ");
  if (!p.shape.is_any()) return fmt::format("[{}]", axes);
  return p.min_rank == p.max_rank
             ? fmt::format("[{}] of rank {}", axes, p.min_rank)
             : fmt::format("[{}] of rank {} to {}", axes, p.min_rank, p.max_rank);
}

std::string applies_when(const operation_description& operation, const option_parameter& p) {
  const option_parameter& other = operation.options[static_cast<std::size_t>(p.applies_to)];
  kordon_option needed{};
  needed.value.integer = p.applies_when;
  return fmt::format("{} = {}", other.name, to_string(other, needed));
}

std::string version_text(std::uint32_t kokkos_version) {
  return fmt::format("{}.{}.{}", kokkos_version / 10000, kokkos_version / 100 % 100,
                     kokkos_version % 100);
}

std::string kokkos_version() {
  return version_text(KOKKOS_VERSION);
}

}  // namespace kordon::tools
