// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "data.hpp"

namespace kordon::perf {

void write_matrices(const folder& f, std::size_t n) {
  f.write("matrix_a_float32", noise<float>(n * n, 11), n, n);
  f.write("matrix_b_float32", noise<float>(n * n, 12), n, n);
  f.write("matrix_a_float64", noise<double>(n * n, 11), n, n);
  f.write("matrix_b_float64", noise<double>(n * n, 12), n, n);
  f.write("right_side_float64", noise<double>(n, 13), n);
  auto positive = noise<double>(n * n, 14);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j) positive[i * n + j] = positive[j * n + i];
    positive[i * n + i] += static_cast<double>(n);
  }
  f.write("positive_float64", positive, n, n);
}

namespace {

struct compressed_rows {
  std::vector<std::int64_t> row_map{0};
  std::vector<std::int32_t> columns;
  std::vector<double> values;

  void add(std::size_t column, double value) {
    columns.push_back(static_cast<std::int32_t>(column));
    values.push_back(value);
  }
  void end_row() { row_map.push_back(static_cast<std::int64_t>(columns.size())); }

  void write(const folder& f, const std::string& name, std::size_t width) const {
    f.write(name + "_row_map", row_map, row_map.size());
    f.write(name + "_columns", columns, columns.size());
    f.write(name + "_values", values, values.size());
    f.write(name + "_x", noise<double>(width, 21), width);
  }
};

}  // namespace

void write_laplacian(const folder& f, std::size_t n) {
  compressed_rows m;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j, m.end_row()) {
      const std::size_t row = i * n + j;
      if (i > 0) m.add(row - n, -1);
      if (j > 0) m.add(row - 1, -1);
      m.add(row, 4);
      if (j + 1 < n) m.add(row + 1, -1);
      if (i + 1 < n) m.add(row + n, -1);
    }
  }
  m.write(f, "laplacian", n * n);
}

void write_random(const folder& f, std::size_t rows) {
  constexpr std::size_t entries = 16;
  compressed_rows m;
  const auto where = noise<double>(rows * entries, 22);
  std::array<std::size_t, entries> columns;
  for (std::size_t row = 0; row < rows; ++row, m.end_row()) {
    for (std::size_t k = 0; k < entries; ++k)
      columns[k] = static_cast<std::size_t>(where[row * entries + k] * static_cast<double>(rows));
    std::sort(columns.begin(), columns.end());
    for (std::size_t k = 0; k < entries; ++k) m.add(columns[k], 1.0 / static_cast<double>(k + 1));
  }
  m.write(f, "random", rows);
}

}  // namespace kordon::perf
