// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/id_labels.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

#include "io/digits.hpp"

namespace kordon::tools::detail {
namespace {

constexpr colour halo_ink = {0, 0, 0};

/// Digits `dot` picture pixels to a font pixel, with a halo one dot wide.
struct type_size {
  std::int64_t dot;
  std::int64_t height() const { return (digit_rows + 2) * dot; }
  std::int64_t width(std::size_t length) const {
    return (std::int64_t(length) * (digit_cols + 1) + 1) * dot;
  }
};

/// Which pixels are under a number already: one byte for each, so that a test costs the size of the
/// number, however many there are.
class occupancy {
 public:
  explicit occupancy(const canvas& picture)
      : cols_(picture.cols()),
        taken_(static_cast<std::size_t>(picture.rows() * picture.cols()), 0) {}

  bool is_free(const box& b) const {
    for (std::int64_t row = b.row; row < b.end_row; ++row) {
      const auto* first = taken_.data() + row * cols_;
      if (std::any_of(first + b.col, first + b.end_col, [](char t) { return t != 0; }))
        return false;
    }
    return true;
  }
  void take(const box& b) {
    for (std::int64_t row = b.row; row < b.end_row; ++row)
      std::fill_n(taken_.data() + row * cols_ + b.col, b.end_col - b.col, 1);
  }

 private:
  std::int64_t cols_;
  std::vector<char> taken_;
};

std::int64_t hidden_pixels(const box& b, std::int32_t own, const host_array& labels, int scale) {
  const auto* data = labels.data<std::int32_t>();
  std::int64_t hidden = 0;
  for (std::int64_t row = b.row / scale; row <= (b.end_row - 1) / scale; ++row)
    for (std::int64_t col = b.col / scale; col <= (b.end_col - 1) / scale; ++col) {
      const auto label = data[row * labels.shape[1] + col];
      if (label > 0 && label != own) ++hidden;
    }
  return hidden;
}

box at(double row, double col, std::int64_t height, std::int64_t width) {
  const auto top = std::llround(row), left = std::llround(col);
  return {top, left, top + height, left + width};
}

/// Where a number goes and how large it is written.
struct placement {
  box place;
  type_size size;
};

/// Inside an object that is large enough, as large as leaves most of the object to see.
std::optional<placement> place_inside(const id_request& id, std::size_t length, type_size base,
                                      const canvas& picture, const occupancy& taken) {
  const box& o = id.around;
  for (std::int64_t larger = 2; larger >= 1; --larger) {
    const type_size size{base.dot * larger};
    const std::int64_t h = size.height(), w = size.width(length);
    if (o.end_row - o.row < (larger + 1) * h || o.end_col - o.col < (larger + 1) * w) continue;
    const box b = at(id.row - 0.5 * double(h), id.col - 0.5 * double(w), h, w);
    if (picture.contains(b) && taken.is_free(b)) return placement{b, size};
  }
  return std::nullopt;
}

std::optional<placement> place_beside(const id_request& id, std::size_t length, type_size size,
                                      const canvas& picture, const occupancy& taken,
                                      const host_array& labels, int scale) {
  const std::int64_t h = size.height(), w = size.width(length);
  const box& o = id.around;
  const double mid_row = id.row - 0.5 * double(h), mid_col = id.col - 0.5 * double(w);
  const double gap = double(size.dot) + 1, above = double(o.row - h) - gap,
               below = double(o.end_row) + gap, left = double(o.col - w) - gap,
               right = double(o.end_col) + gap;
  const std::array<box, 8> beside = {at(mid_row, right, h, w), at(mid_row, left, h, w),
                                     at(above, mid_col, h, w), at(below, mid_col, h, w),
                                     at(above, right, h, w),   at(below, right, h, w),
                                     at(above, left, h, w),    at(below, left, h, w)};
  std::optional<placement> best;
  std::int64_t least = std::numeric_limits<std::int64_t>::max();
  for (const box& b : beside) {
    if (!picture.contains(b) || !taken.is_free(b)) continue;
    const auto hidden = hidden_pixels(b, id.number, labels, scale);
    if (hidden < least) best = placement{b, size}, least = hidden;
  }
  return best;
}

void write(canvas& picture, const placed_id& id) {
  const std::string text = fmt::to_string(id.number);
  const auto dots = [&](std::int64_t spread, const colour& with) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto& digit = digits[static_cast<std::size_t>(text[i] - '0')];
      for (int y = 0; y < digit_rows; ++y)
        for (int x = 0; x < digit_cols; ++x) {
          if ((digit[static_cast<std::size_t>(y)] >> (digit_cols - 1 - x) & 1) == 0) continue;
          const std::int64_t row = id.place.row + (y + 1) * id.dot;
          const std::int64_t col =
              id.place.col + (std::int64_t(i) * (digit_cols + 1) + x + 1) * id.dot;
          for (std::int64_t r = row - spread; r < row + id.dot + spread; ++r)
            for (std::int64_t c = col - spread; c < col + id.dot + spread; ++c)
              picture.set(r, c, with);
        }
    }
  };
  dots(id.dot, halo_ink);
  dots(0, id.ink);
}

}  // namespace

std::vector<placed_id> place_ids(const canvas& picture, const std::vector<id_request>& requests,
                                 const host_array& labels, int scale) {
  const type_size base{std::max<std::int64_t>(
      1, std::llround(double(std::max(picture.rows(), picture.cols())) / 1000))};
  occupancy taken(picture);
  std::vector<placed_id> placed;
  for (const auto& id : requests) {
    const std::size_t length = fmt::formatted_size("{}", id.number);
    auto where = place_inside(id, length, base, picture, taken);
    if (!where) where = place_beside(id, length, base, picture, taken, labels, scale);
    if (!where) continue;
    taken.take(where->place);
    placed.push_back({id.number, where->place, where->size.dot, id.ink});
  }
  return placed;
}

void draw_ids(canvas& picture, const std::vector<placed_id>& ids) {
  for (const placed_id& id : ids) write(picture, id);
}

}  // namespace kordon::tools::detail
