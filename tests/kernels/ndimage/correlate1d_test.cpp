// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <kordon/ndimage/correlate1d.hpp>
#include <limits>

#include "../images.hpp"

namespace {

using namespace kordon::testing;
using kordon::ndimage::boundary;
using kordon::ndimage::correlate1d;

constexpr boundary all_modes[] = {boundary::reflect, boundary::constant, boundary::nearest,
                                  boundary::mirror, boundary::wrap};

std::vector<double> correlated(const std::vector<double>& in, const std::vector<double>& weights) {
  const auto n = static_cast<std::int64_t>(in.size());
  const auto samples = array_of(in, {n}, arrangement::right);
  const auto taps =
      array_of(weights, {static_cast<std::int64_t>(weights.size())}, arrangement::right);
  const auto out = kordon::zeros_like(samples);
  correlate1d(exec(), samples, taps, out);
  exec().fence();
  return elements_of<double>(out);
}

TEST(correlate1d, takes_weights_from_the_left_and_does_not_turn_them_around) {
  EXPECT_EQ(correlated({1, 2, 3, 4}, {100, 10, 1}), (std::vector<double>{112, 123, 234, 344}));
}

TEST(correlate1d, centres_an_even_number_of_weights_right_of_the_middle) {
  EXPECT_EQ(correlated({1, 2, 3, 4}, {10, 1}), (std::vector<double>{11, 12, 23, 34}));
}

TEST(correlate1d, multiplies_by_a_single_weight) {
  EXPECT_EQ(correlated({1, 2, 3}, {-2}), (std::vector<double>{-2, -4, -6}));
}

TEST(correlate1d, does_not_look_beyond_an_even_number_of_weights) {
  const double nan = std::numeric_limits<double>::quiet_NaN();

  const auto got = correlated({1, 2, 3, 4, nan, 6}, {1, 1, 1, 1});

  EXPECT_EQ(got[2], 1 + 2 + 3 + 4);  // of 0 to 3
  EXPECT_TRUE(std::isnan(got[3]));
}

TEST(correlate1d, multiplies_each_axis_by_a_single_weight_once) {
  const std::vector<double> values = {1, 2, 3, 4, 5, 6, 7, 8};
  const auto in = array_of(values, {2, 2, 2}, arrangement::right);
  const auto three = array_of<double>({3}, {1}, arrangement::right);
  for (int axis : {0, 1, 2, -1, -2, -3}) {
    const auto out = kordon::zeros_like(in);
    correlate1d(exec(), in, three, out, {.axis = axis});
    exec().fence();
    EXPECT_EQ(elements_of<double>(out), (std::vector<double>{3, 6, 9, 12, 15, 18, 21, 24}));
  }
}

template <class T>
void compare_with_reference(const std::vector<std::int64_t>& extents, int axis, std::int64_t count,
                            boundary mode, arrangement how) {
  const extents3 e = as3(extents);
  const auto values = random_elements<T>(e.size(), 7, -2, 2);
  const auto weights = random_elements<T>(count, 8, -1, 1);
  const auto in = array_of(values, extents, how);
  const auto taps = array_of(weights, {count}, how);
  const auto out = laid_out(here(), in.type(), extents, how);
  const double cval = mode == boundary::constant ? 0.75 : 0.0;

  correlate1d(exec(), in, taps, out, {.axis = axis, .mode = mode, .cval = cval});
  exec().fence();

  const int rank = static_cast<int>(extents.size());
  const auto expected = reference::correlate_axis(
      std::vector<double>(values.begin(), values.end()), e, axis < 0 ? 3 + axis : 3 - rank + axis,
      std::vector<double>(weights.begin(), weights.end()), mode, cval);
  const double bound = double(count) * std::numeric_limits<T>::epsilon() * 2.0;
  const auto got = elements_of<T>(out);
  for (std::size_t i = 0; i < got.size(); ++i)
    ASSERT_NEAR(got[i], expected[i], bound) << "element " << i;
}

TEST(correlate1d, agrees_with_the_reference_at_awkward_extents_and_lengths) {
  for (const auto& extents : awkward_extents)
    for (int axis = 0; axis < static_cast<int>(extents.size()); ++axis)
      for (std::int64_t count : {1, 2, 5, 8, 17, 40})
        for (boundary mode : all_modes) {
          SCOPED_TRACE("axis " + std::to_string(axis) + ", " + std::to_string(count) +
                       " weights, mode " + std::to_string(int(mode)));
          compare_with_reference<float>(extents, axis, count, mode, arrangement::right);
          compare_with_reference<double>(extents, axis, count, mode, arrangement::right);
        }
}

TEST(correlate1d, takes_every_arrangement_of_samples_and_weights) {
  for (arrangement how : all_arrangements)
    for (int axis : {-1, -2, -3})
      for (std::int64_t count : {6, 9})
        compare_with_reference<float>({7, 9, 70}, axis, count, boundary::mirror, how);
}

}  // namespace
