// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/csv.hpp"

#include <fmt/format.h>
#include <iterator>
#include <stdexcept>

namespace kordon::tools {
namespace {

std::string field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

std::size_t length(const csv_column& column) {
  return std::visit([](const auto& values) { return values.size(); }, column.values);
}

}  // namespace

std::string csv_text(std::span<const csv_column> columns) {
  const std::size_t rows = columns.empty() ? 0 : length(columns[0]);
  fmt::memory_buffer text;
  const auto end_field = [&](std::size_t i) {
    text.push_back(i + 1 < columns.size() ? ',' : '\n');
  };
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (length(columns[i]) != rows)
      throw std::invalid_argument(fmt::format("csv column '{}' has {} values, not {}",
                                              columns[i].name, length(columns[i]), rows));
    text.append(field(columns[i].name));
    end_field(i);
  }
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t i = 0; i < columns.size(); ++i) {
      std::visit([&](const auto& v) { fmt::format_to(std::back_inserter(text), "{}", v[row]); },
                 columns[i].values);
      end_field(i);
    }
  return fmt::to_string(text);
}

}  // namespace kordon::tools
