// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

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

template <class T>
void compare_with_sums(const std::vector<std::int64_t>& extents, arrangement how) {
  const extents3 e = as3(extents);
  constexpr int objects = 13;
  const auto labels = random_elements<std::int32_t>(e.size(), 21, 0, objects + 0.999);
  const auto values = random_elements<T>(e.size(), 22, 0, 255);
  const measured m(objects, int(extents.size()), *kordon::dtype_of<T>);

  m.run(array_of(labels, extents, how), array_of(values, extents, how));

  const auto area = elements_of<std::int64_t>(m.area);
  const auto mean = elements_of<double>(m.mean);
  const auto minimum = elements_of<T>(m.minimum), maximum = elements_of<T>(m.maximum);
  const std::int32_t largest = labels.empty() ? 0 : *std::ranges::max_element(labels);
  EXPECT_EQ(elements_of<std::int32_t>(m.count)[0], largest);
  for (int object = 1; object <= largest; ++object) {
    std::int64_t n = 0;
    double sum = 0;
    T low = std::numeric_limits<T>::max(), high = std::numeric_limits<T>::lowest();
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i] != object) continue;
      ++n;
      sum += double(values[i]);
      low = std::min(low, values[i]);
      high = std::max(high, values[i]);
    }
    const auto row = std::size_t(object - 1);
    ASSERT_EQ(area[row], n);
    if (n == 0) continue;
    EXPECT_NEAR(mean[row], sum / double(n),
                double(n) * 256 * std::numeric_limits<double>::epsilon());
    EXPECT_EQ(minimum[row], low);
    EXPECT_EQ(maximum[row], high);
  }
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
