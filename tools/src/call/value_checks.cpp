// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/value_checks.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <string_view>

#include "commands/command.hpp"

namespace kordon::tools {
namespace {

/// Which arrays of an operation are a matrix in compressed rows, and which has its columns' extent.
struct csr_group {
  std::string_view operation, row_map, columns, across;
};
constexpr csr_group csr_groups[] = {
    {"sparse.spmv", "A.row_map", "A.columns", "x"},
};

template <class T>
bool is_vector_of(const array_ref& a) {
  return a.type() == *dtype_of<T> && a.rank() == 1;
}

template <class T>
T value(const array_ref& a, std::int64_t i) {
  return static_cast<const T*>(a.data())[i * a.stride(0)];
}

[[noreturn]] void refuse(const csr_group& group, const std::string& what) {
  throw command_error(
      fmt::format("{}: {}; save the matrix again, for example from the indptr and indices of a "
                  "scipy.sparse.csr_array",
                  group.operation, what));
}

void check_row_map(const csr_group& group, const array_ref& row_map, std::int64_t entries) {
  const std::int64_t last = row_map.extent(0) - 1;
  if (last < 0) return;
  if (const auto first = value<std::int64_t>(row_map, 0); first != 0)
    refuse(group, fmt::format("{} begins with {} and must begin with 0", group.row_map, first));
  for (std::int64_t i = 1; i <= last; ++i) {
    const auto before = value<std::int64_t>(row_map, i - 1), here = value<std::int64_t>(row_map, i);
    if (here < before)
      refuse(group, fmt::format("{} falls from {} to {} at {} and must not fall", group.row_map,
                                before, here, i));
  }
  if (const auto end = value<std::int64_t>(row_map, last); end != entries)
    refuse(group, fmt::format("{} ends with {} and must end with the number of entries, {}",
                              group.row_map, end, entries));
}

void check_columns(const csr_group& group, const array_ref& columns, std::int64_t across) {
  for (std::int64_t i = 0; i < columns.extent(0); ++i)
    if (const auto column = value<std::int32_t>(columns, i); column < 0 || column >= across)
      refuse(group, fmt::format("{} has {} at {} and must be from 0 to below {}, as {} has it",
                                group.columns, column, i, across, group.across));
}

}  // namespace

void check_values(const operation_description& operation, std::span<const array_ref> arrays) {
  const auto named = [&](std::string_view name) -> const array_ref& {
    const auto p = std::ranges::find(operation.arrays, name, &array_parameter::name);
    return arrays[static_cast<std::size_t>(p - operation.arrays.begin())];
  };
  for (const csr_group& group : csr_groups) {
    if (group.operation != operation.name) continue;
    const array_ref &row_map = named(group.row_map), &columns = named(group.columns);
    if (!is_vector_of<std::int64_t>(row_map) || !is_vector_of<std::int32_t>(columns) ||
        named(group.across).rank() != 1)
      continue;
    check_row_map(group, row_map, columns.extent(0));
    check_columns(group, columns, named(group.across).extent(0));
  }
}

}  // namespace kordon::tools
