// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace kordon::tools {

/// One column of a table: its name and its values, from the first row to the last.
struct csv_column {
  std::string name;
  std::variant<std::vector<std::int64_t>, std::vector<float>, std::vector<double>> values;
};

/// The table as text: a header line, then one line for each row, fields as RFC 4180 quotes them,
/// lines ended by a line feed. A number is the shortest text that reads back as the same value, in
/// every locale. Throws std::invalid_argument when columns differ in length.
std::string csv_text(std::span<const csv_column> columns);

}  // namespace kordon::tools
