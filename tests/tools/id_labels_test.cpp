// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/id_labels.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <string>
#include <vector>

namespace kordon::tools::detail::test {
namespace {

constexpr std::uint8_t background = 9;
constexpr colour ink = {255, 240, 80};

canvas flat_picture(std::int64_t rows, std::int64_t cols) {
  const std::vector<std::uint8_t> grey(static_cast<std::size_t>(rows * cols), background);
  return {grey, rows, cols, 1};
}

/// Squares of `side` pixels in a grid, `pitch` apart, and the ids that they want.
struct grid {
  std::vector<id_request> wanted;
  host_array labels;

  grid(std::int64_t size, std::int64_t pitch, std::int64_t side)
      : labels(dtype::int32, {size, size}) {
    std::fill_n(labels.data<std::int32_t>(), labels.size(), 0);
    for (std::int64_t row = 2; row + side < size; row += pitch)
      for (std::int64_t col = 2; col + side < size; col += pitch)
        add({row, col, row + side, col + side});
  }

 private:
  void add(const box& b) {
    const auto number = static_cast<std::int32_t>(wanted.size() + 1);
    const double row = 0.5 * double(b.row + b.end_row), col = 0.5 * double(b.col + b.end_col);
    wanted.push_back({number, row, col, b, ink});
    for (std::int64_t r = b.row; r < b.end_row; ++r)
      std::fill_n(labels.data<std::int32_t>() + r * labels.shape[1] + b.col, b.end_col - b.col,
                  number);
  }
};

/// '#' for ink, 'o' for its halo, '.' for the background.
std::vector<std::string> map_of(canvas picture) {
  const rgb_image image = std::move(picture).take();
  std::vector<std::string> map(static_cast<std::size_t>(image.rows));
  for (std::size_t i = 0; i < image.pixels.size(); i += 3) {
    const std::uint8_t red = image.pixels[i];
    map[i / 3 / static_cast<std::size_t>(image.cols)] +=
        red == ink[0] ? '#' : (red == background ? '.' : 'o');
  }
  return map;
}

TEST(id_labels, never_lie_on_each_other_and_are_left_out_where_there_is_no_room) {
  const grid crowded(120, 6, 3);
  const auto placed = place_ids(flat_picture(120, 120), crowded.wanted, crowded.labels, 1);

  EXPECT_FALSE(placed.empty());
  EXPECT_LT(placed.size(), crowded.wanted.size());
  for (std::size_t i = 0; i < placed.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      EXPECT_FALSE(placed[i].place.overlaps(placed[k].place))
          << placed[i].number << " lies on " << placed[k].number;
}

TEST(id_labels, lie_in_the_picture) {
  const grid crowded(60, 6, 3);
  const canvas picture = flat_picture(60, 60);
  for (const placed_id& id : place_ids(picture, crowded.wanted, crowded.labels, 1))
    EXPECT_TRUE(picture.contains(id.place)) << id.number;
}

TEST(id_labels, are_all_there_where_there_is_room) {
  const grid roomy(120, 40, 3);
  EXPECT_EQ(place_ids(flat_picture(120, 120), roomy.wanted, roomy.labels, 1).size(), 9u);
}

TEST(id_labels, are_written_in_digits_with_a_halo) {
  canvas picture = flat_picture(11, 23);
  draw_ids(picture, {{1, {1, 1, 10, 8}, 1, ink}, {27, {1, 9, 10, 22}, 1, ink}});
  EXPECT_EQ(map_of(std::move(picture)), (std::vector<std::string>{".......................",  //
                                                                  "...ooo....oooooooooooo.",  //
                                                                  "..oo#o...oo###oo#####o.",  //
                                                                  "..o##o...o#ooo#ooooo#o.",  //
                                                                  "..oo#o...ooooo#o..o#oo.",  //
                                                                  "...o#o....oo##oo.oo#o..",  //
                                                                  "...o#o...oo#ooo..o#oo..",  //
                                                                  "..oo#oo..o#ooooo.o#o...",  //
                                                                  "..o###o..o#####o.o#o...",  //
                                                                  "..ooooo..ooooooo.ooo...",  //
                                                                  "......................."}));
}

}  // namespace
}  // namespace kordon::tools::detail::test
