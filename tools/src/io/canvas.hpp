// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "io/png.hpp"

namespace kordon::tools::detail {

using colour = std::array<std::uint8_t, 3>;

/// A rectangle of picture pixels; the end is one past the last.
struct box {
  std::int64_t row = 0, col = 0, end_row = 0, end_col = 0;

  bool overlaps(const box& other) const {
    return row < other.end_row && other.row < end_row && col < other.end_col && other.col < end_col;
  }
};

/// An RGB picture that can be drawn on. Coordinates are not checked, except where it says so.
class canvas {
 public:
  /// The grey image [rows, cols], each pixel as a square of scale x scale.
  canvas(std::span<const std::uint8_t> grey, std::int64_t rows, std::int64_t cols, int scale);

  std::int64_t rows() const { return image_.rows; }
  std::int64_t cols() const { return image_.cols; }
  bool contains(std::int64_t row, std::int64_t col) const {
    return row >= 0 && col >= 0 && row < rows() && col < cols();
  }
  bool contains(const box& b) const {
    return b.row >= 0 && b.col >= 0 && b.end_row <= rows() && b.end_col <= cols();
  }

  void set(std::int64_t row, std::int64_t col, const colour& value);
  /// Makes the pixel no brighter than `most`, where it lies in the picture.
  void limit(std::int64_t row, std::int64_t col, std::uint8_t most);

  rgb_image take() && { return std::move(image_); }

 private:
  std::uint8_t* at(std::int64_t row, std::int64_t col) {
    return image_.pixels.data() + (row * image_.cols + col) * 3;
  }
  rgb_image image_;
};

}  // namespace kordon::tools::detail
