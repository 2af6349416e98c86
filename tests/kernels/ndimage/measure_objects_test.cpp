// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <kordon/ndimage/measure_objects.hpp>
#include <limits>

#include "../images.hpp"

namespace {

using namespace kordon::testing;

/// The outputs of one call, with room for `capacity` objects.
struct measured {
  kordon::array area, centroid, box, mean, minimum, maximum, count;

  measured(std::int64_t capacity, int rank, kordon::dtype type) {
    using kordon::dtype;
    using kordon::zeros;
    area = zeros(here(), dtype::int64, {capacity});
    centroid = zeros(here(), dtype::float64, {capacity, rank});
    box = zeros(here(), dtype::int64, {capacity, rank, 2});
    mean = zeros(here(), dtype::float64, {capacity});
    minimum = zeros(here(), type, {capacity});
    maximum = zeros(here(), type, {capacity});
    count = zeros(here(), dtype::int32, {});
  }

  void run(const kordon::array& labels, const kordon::array& intensity) const {
    kordon::ndimage::measure_objects(
        exec(), labels, intensity,
        kordon::ndimage::object_measures{area, centroid, box, mean, minimum, maximum, count});
    exec().fence();
  }
};

TEST(measure_objects, measures_two_objects_by_hand) {
  const auto labels = array_of<std::int32_t>({0, 1, 1, 0,  //
                                              2, 0, 1, 0},
                                             {2, 4}, arrangement::right);
  const auto image = array_of<float>({9, 1, 2, 9,  //
                                      5, 9, 6, 9},
                                     {2, 4}, arrangement::right);
  const measured m(2, 2, kordon::dtype::float32);

  m.run(labels, image);

  EXPECT_EQ(elements_of<std::int32_t>(m.count), std::vector<std::int32_t>{2});
  EXPECT_EQ(elements_of<std::int64_t>(m.area), (std::vector<std::int64_t>{3, 1}));
  EXPECT_EQ(elements_of<double>(m.centroid), (std::vector<double>{1.0 / 3, 5.0 / 3, 1, 0}));
  EXPECT_EQ(elements_of<std::int64_t>(m.box), (std::vector<std::int64_t>{0, 2, 1, 3, 1, 2, 0, 1}));
  EXPECT_EQ(elements_of<double>(m.mean), (std::vector<double>{3, 5}));
  EXPECT_EQ(elements_of<float>(m.minimum), (std::vector<float>{1, 5}));
  EXPECT_EQ(elements_of<float>(m.maximum), (std::vector<float>{6, 5}));
}

TEST(measure_objects, counts_what_it_has_no_room_for) {
  const auto labels = array_of<std::int32_t>({3, 1, 0, 2}, {4}, arrangement::right);
  const auto image = array_of<double>({30, 10, 0, 20}, {4}, arrangement::right);
  const measured m(2, 1, kordon::dtype::float64);

  m.run(labels, image);

  EXPECT_EQ(elements_of<std::int32_t>(m.count), std::vector<std::int32_t>{3});
  EXPECT_EQ(elements_of<double>(m.mean), (std::vector<double>{10, 20}));
}

TEST(measure_objects, gives_nan_for_a_label_with_no_element) {
  const auto labels = array_of<std::int32_t>({2, 2, 0}, {3}, arrangement::right);
  const auto image = array_of<double>({1, 3, 5}, {3}, arrangement::right);
  const measured m(2, 1, kordon::dtype::float64);

  m.run(labels, image);

  EXPECT_EQ(elements_of<std::int64_t>(m.area), (std::vector<std::int64_t>{0, 2}));
  EXPECT_TRUE(std::isnan(elements_of<double>(m.mean)[0]));
  EXPECT_TRUE(std::isnan(elements_of<double>(m.centroid)[0]));
}

/// What measure_objects says of one object, by plain sums.
struct plain_object {
  std::int64_t area = 0;
  double sum = 0;
  double minimum = std::numeric_limits<double>::infinity(), maximum = -minimum;
  std::array<double, 3> moment{};
  std::array<std::int64_t, 3> begin{}, end{};

  void add(const std::array<std::int64_t, 3>& at, double value) {
    for (std::size_t d = 0; d < 3; ++d) {
      moment[d] += double(at[d]);
      begin[d] = area == 0 ? at[d] : std::min(begin[d], at[d]);
      end[d] = area == 0 ? at[d] + 1 : std::max(end[d], at[d] + 1);
    }
    ++area;
    sum += value;
    minimum = std::min(minimum, value);
    maximum = std::max(maximum, value);
  }
};

template <class T>
void compare_with_sums(const std::vector<std::int64_t>& extents, arrangement how) {
  const extents3 e = as3(extents);
  constexpr int objects = 13;
  const auto labels = random_elements<std::int32_t>(e.size(), 21, 0, objects + 0.999);
  const auto values = random_elements<T>(e.size(), 22, 0, 255);
  const std::size_t rank = extents.size();
  const measured m(objects, int(rank), *kordon::dtype_of<T>);

  m.run(array_of(labels, extents, how), array_of(values, extents, how));

  std::array<plain_object, objects + 1> plain;
  for (std::int64_t i = 0; i < e.size(); ++i)
    plain[std::size_t(labels[std::size_t(i)])].add(
        {i / e.n[2] / e.n[1], i / e.n[2] % e.n[1], i % e.n[2]}, double(values[std::size_t(i)]));
  const auto area = elements_of<std::int64_t>(m.area), box = elements_of<std::int64_t>(m.box);
  const auto mean = elements_of<double>(m.mean), centroid = elements_of<double>(m.centroid);
  const auto minimum = elements_of<T>(m.minimum), maximum = elements_of<T>(m.maximum);
  const std::int32_t largest = labels.empty() ? 0 : *std::ranges::max_element(labels);
  EXPECT_EQ(elements_of<std::int32_t>(m.count)[0], largest);
  for (std::size_t object = 1; object <= std::size_t(largest); ++object) {
    const plain_object& p = plain[object];
    const std::size_t row = object - 1;
    const auto n = double(p.area);
    ASSERT_EQ(area[row], p.area);
    if (p.area == 0) continue;
    EXPECT_NEAR(mean[row], p.sum / n, n * 256 * std::numeric_limits<double>::epsilon());
    EXPECT_EQ(double(minimum[row]), p.minimum);
    EXPECT_EQ(double(maximum[row]), p.maximum);
    for (std::size_t d = 0; d < rank; ++d) {
      const std::size_t of3 = 3 - rank + d;
      // Sums of places are whole numbers: exact.
      EXPECT_EQ(centroid[row * rank + d], p.moment[of3] / n) << "axis " << d;
      EXPECT_EQ(box[(row * rank + d) * 2], p.begin[of3]) << "axis " << d;
      EXPECT_EQ(box[(row * rank + d) * 2 + 1], p.end[of3]) << "axis " << d;
    }
  }
}

// Lines longer than a tile, and images of many tiles: what work items found is put together.
TEST(measure_objects, agrees_with_plain_sums_over_many_tiles) {
  for (const auto& extents : {std::vector<std::int64_t>{3, 40000}, {700, 301}, {5, 90, 401}}) {
    SCOPED_TRACE(::testing::PrintToString(extents));
    compare_with_sums<std::uint16_t>(extents, arrangement::right);
    compare_with_sums<double>(extents, arrangement::left);
  }
}

TEST(measure_objects, has_nan_in_the_mean_and_not_in_the_extremes) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto labels = array_of<std::int32_t>({1, 1, 1}, {3}, arrangement::right);
  const measured m(1, 1, kordon::dtype::float64);

  m.run(labels, array_of<double>({1, nan, 3}, {3}, arrangement::right));

  EXPECT_TRUE(std::isnan(elements_of<double>(m.mean)[0]));
  EXPECT_EQ(elements_of<double>(m.minimum)[0], 1);
  EXPECT_EQ(elements_of<double>(m.maximum)[0], 3);
}

TEST(measure_objects, agrees_with_plain_sums_at_awkward_extents) {
  for (const auto& extents : awkward_extents)
    for (arrangement how : all_arrangements) {
      SCOPED_TRACE(::testing::PrintToString(extents) + " " + name(how));
      compare_with_sums<std::uint8_t>(extents, how);
      compare_with_sums<std::uint16_t>(extents, how);
      compare_with_sums<float>(extents, how);
      compare_with_sums<double>(extents, how);
    }
}

}  // namespace
