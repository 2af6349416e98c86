// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/overlay.hpp"

#include <gtest/gtest.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <vector>

#include "io/grey.hpp"

namespace kordon::tools::test {
namespace {

using pixel = std::array<std::uint8_t, 3>;

host_array labels_of(std::int64_t rows, std::int64_t cols,
                     const std::vector<std::int32_t>& values) {
  host_array labels(dtype::int32, {rows, cols});
  std::copy(values.begin(), values.end(), labels.data<std::int32_t>());
  return labels;
}

host_array flat_image(std::int64_t rows, std::int64_t cols) {
  host_array image(dtype::uint8, {rows, cols});
  std::fill_n(image.data<std::uint8_t>(), image.size(), std::uint8_t(9));
  return image;
}

pixel at(const rgb_image& picture, std::int64_t row, std::int64_t col) {
  const auto* p = picture.pixels.data() + (row * picture.cols + col) * 3;
  return {p[0], p[1], p[2]};
}

bool coloured(const pixel& p) {
  return p[0] != p[1] || p[1] != p[2];
}

/// A map of the picture: '#' where it is coloured.
std::vector<std::string> coloured_map(const rgb_image& picture) {
  std::vector<std::string> map;
  for (std::int64_t row = 0; row < picture.rows; ++row) {
    map.emplace_back();
    for (std::int64_t col = 0; col < picture.cols; ++col)
      map.back() += coloured(at(picture, row, col)) ? '#' : '.';
  }
  return map;
}

/// The objects of a label image, measured in the plainest way.
std::vector<overlay_object> measured(const host_array& labels) {
  std::map<std::int32_t, overlay_object> found;
  for (std::int64_t row = 0; row < labels.shape[0]; ++row)
    for (std::int64_t col = 0; col < labels.shape[1]; ++col) {
      const auto label = labels.data<std::int32_t>()[row * labels.shape[1] + col];
      if (label == 0) continue;
      auto [entry, is_new] = found.try_emplace(label);
      auto& o = entry->second;
      if (is_new) o.label = label, o.begin = {row, col}, o.end = {row + 1, col + 1};
      ++o.area;
      o.centroid[0] += double(row);
      o.centroid[1] += double(col);
      o.begin = {std::min(o.begin[0], row), std::min(o.begin[1], col)};
      o.end = {std::max(o.end[0], row + 1), std::max(o.end[1], col + 1)};
    }
  std::vector<overlay_object> objects;
  for (auto [label, o] : found) {
    for (auto& c : o.centroid) c /= double(o.area);
    objects.push_back(o);
  }
  return objects;
}

TEST(overlay, outlines_an_object_on_the_background_around_it) {
  const auto labels = labels_of(5, 6, {0, 0, 0, 0, 0, 0,  //
                                       0, 0, 0, 0, 0, 0,  //
                                       0, 0, 1, 1, 0, 0,  //
                                       0, 0, 0, 0, 0, 0,  //
                                       0, 0, 0, 0, 0, 0});
  EXPECT_EQ(coloured_map(draw_overlay(flat_image(5, 6), labels, {}, {.scale = 1})),
            (std::vector<std::string>{"......",  //
                                      "..##..",  //
                                      ".#..#.",  //
                                      "..##..",  //
                                      "......"}));
  EXPECT_EQ(coloured_map(draw_overlay(flat_image(5, 6), labels, {}, {.scale = 2})),
            (std::vector<std::string>{"............",  //
                                      "............",  //
                                      "............",  //
                                      "....####....",  //
                                      "...#....#...",  //
                                      "...#....#...",  //
                                      "....####....",  //
                                      "............",  //
                                      "............",  //
                                      "............"}));
}

TEST(overlay, parts_objects_that_touch_and_closes_outlines_at_the_edge) {
  const auto labels = labels_of(3, 4,
                                {1, 1, 2, 2,  //
                                 1, 1, 2, 2,  //
                                 1, 1, 2, 2});
  const auto picture = draw_overlay(flat_image(3, 4), labels, {}, {.scale = 1});
  EXPECT_EQ(coloured_map(picture), (std::vector<std::string>{"####",  //
                                                             "##.#",  //
                                                             "####"}));
  EXPECT_NE(at(picture, 1, 1), at(picture, 1, 3)) << "neighbours have different colours";
}

TEST(overlay, shows_lines_on_white_by_a_dark_rim) {
  host_array white(dtype::uint8, {9, 9});
  std::fill_n(white.data<std::uint8_t>(), 81, std::uint8_t(255));
  white.data<std::uint8_t>()[40] = 0;
  std::vector<std::int32_t> values(81, 0);
  values[40] = 1;
  const auto picture =
      draw_overlay(white, labels_of(9, 9, values), {}, {.scale = 1, .range = grey_range::full});
  EXPECT_EQ(at(picture, 0, 0), (pixel{255, 255, 255}));
  EXPECT_EQ(at(picture, 4, 4), (pixel{0, 0, 0})) << "the object itself stays as it is";
  EXPECT_TRUE(coloured(at(picture, 3, 4)));
  EXPECT_LE(at(picture, 2, 4)[0], 80);
}

TEST(overlay, writes_ids_of_objects_that_are_large_enough) {
  std::vector<std::int32_t> values(30 * 30, 0);
  for (int i = 0; i < 9; ++i) values[static_cast<std::size_t>((12 + i / 3) * 30 + 12 + i % 3)] = 1;
  const auto labels = labels_of(30, 30, values);
  const auto drawn = [&](const overlay_options& options) {
    return draw_overlay(flat_image(30, 30), labels, measured(labels), options).pixels;
  };

  const auto without = drawn({.ids = false});
  EXPECT_NE(drawn({}), without);
  EXPECT_NE(drawn({.smallest_with_id = 9}), without);
  EXPECT_EQ(drawn({.smallest_with_id = 10}), without);
}

TEST(overlay, writes_an_id_inside_an_object_that_has_room) {
  std::vector<std::int32_t> values(60 * 60, 0);
  for (int row = 10; row < 50; ++row)
    for (int col = 10; col < 50; ++col) values[static_cast<std::size_t>(row * 60 + col)] = 1;
  const auto labels = labels_of(60, 60, values);
  const auto picture = draw_overlay(flat_image(60, 60), labels, measured(labels), {.scale = 1});
  int inside = 0;
  for (int row = 12; row < 48; ++row)
    for (int col = 12; col < 48; ++col) inside += coloured(at(picture, row, col));
  EXPECT_GT(inside, 5);
}

TEST(overlay, chooses_a_scale_that_makes_ids_legible) {
  const auto side_of = [](std::int64_t side) {
    std::vector<std::int32_t> none(static_cast<std::size_t>(side * side), 0);
    return draw_overlay(flat_image(side, side), labels_of(side, side, none), {}).rows;
  };
  EXPECT_EQ(side_of(1), 8);
  EXPECT_EQ(side_of(500), 2000);
  EXPECT_EQ(side_of(1001), 1001);
}

TEST(overlay, refuses_arrays_that_do_not_fit_together) {
  EXPECT_THROW(draw_overlay(flat_image(2, 2), labels_of(1, 2, {0, 0}), {}), std::invalid_argument);
  EXPECT_THROW(draw_overlay(flat_image(2, 2), flat_image(2, 2), {}), std::invalid_argument);
  EXPECT_THROW(draw_overlay(flat_image(0, 2), labels_of(0, 2, {}), {}), std::invalid_argument);
}

TEST(grey, stretches_any_type_to_eight_bits) {
  host_array image(dtype::int16, {2, 2}, true);
  const std::array<std::int16_t, 4> values = {-100, 300, 100, 200};  // rows: -100 100 / 300 200
  std::copy(values.begin(), values.end(), image.data<std::int16_t>());
  EXPECT_EQ(to_grey8(image, grey_range::full), (std::vector<std::uint8_t>{0, 128, 255, 191}));
}

TEST(grey, draws_odd_values_without_harm) {
  host_array image(dtype::float64, {1, 5});
  const double inf = std::numeric_limits<double>::infinity();
  const double max = std::numeric_limits<double>::max();
  const std::array<double, 5> values = {-max, max, std::nan(""), inf, -inf};
  std::copy(values.begin(), values.end(), image.data<double>());
  EXPECT_EQ(to_grey8(image, grey_range::full), (std::vector<std::uint8_t>{0, 255, 0, 255, 0}));
  std::fill_n(image.data<double>(), 5, std::nan(""));
  EXPECT_EQ(to_grey8(image, grey_range::percentile), std::vector<std::uint8_t>(5, 0));
  std::fill_n(image.data<double>(), 5, 7.0);
  EXPECT_EQ(to_grey8(image, grey_range::full), std::vector<std::uint8_t>(5, 0));
}

TEST(grey, does_not_let_one_hot_pixel_turn_the_picture_black) {
  host_array image(dtype::float32, {100, 100});
  for (int i = 0; i < 10000; ++i) image.data<float>()[i] = static_cast<float>(i % 100);
  image.data<float>()[5] = 1e9f;
  const auto grey = to_grey8(image, grey_range::percentile);
  EXPECT_EQ(grey[5], 255);
  EXPECT_EQ(grey[100], 0);
  EXPECT_NEAR(grey[150], 128, 3);
}

TEST(grey, keeps_what_differs_in_a_nearly_constant_image) {
  host_array image(dtype::uint8, {100, 100});
  std::fill_n(image.data<std::uint8_t>(), 10000, std::uint8_t(10));
  image.data<std::uint8_t>()[77] = 11;
  const auto grey = to_grey8(image, grey_range::percentile);
  EXPECT_EQ(grey[77], 255);
  EXPECT_EQ(grey[78], 0);
}

}  // namespace
}  // namespace kordon::tools::test
