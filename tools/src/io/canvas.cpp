// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/canvas.hpp"

#include <algorithm>
#include <cstddef>

namespace kordon::tools::detail {

canvas::canvas(std::span<const std::uint8_t> grey, std::int64_t rows, std::int64_t cols, int scale)
    : image_{rows * scale, cols * scale, {}} {
  const auto row_bytes = static_cast<std::size_t>(image_.cols * 3);
  image_.pixels.resize(static_cast<std::size_t>(image_.rows) * row_bytes);
  const auto* from = grey.data();
  for (std::int64_t row = 0; row < rows; ++row) {
    auto* const first = at(row * scale, 0);
    auto* to = first;
    for (std::int64_t col = 0; col < cols; ++col) to = std::fill_n(to, 3 * scale, *from++);
    for (int copy = 1; copy < scale; ++copy)
      std::copy_n(first, row_bytes, at(row * scale + copy, 0));
  }
}

void canvas::set(std::int64_t row, std::int64_t col, const colour& value) {
  std::copy(value.begin(), value.end(), at(row, col));
}

void canvas::limit(std::int64_t row, std::int64_t col, std::uint8_t most) {
  if (!contains(row, col)) return;
  auto* pixel = at(row, col);
  for (int i = 0; i < 3; ++i) pixel[i] = std::min(pixel[i], most);
}

}  // namespace kordon::tools::detail
