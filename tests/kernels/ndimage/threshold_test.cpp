// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <kordon/ndimage/otsu_threshold.hpp>
#include <kordon/ndimage/threshold.hpp>
#include <limits>

#include "../images.hpp"

namespace {

using namespace kordon::testing;

Kokkos::DefaultHostExecutionSpace exec() {
  return {};
}

template <class T>
Kokkos::View<T> scalar(T value) {
  const Kokkos::View<T> view("level");
  view() = value;
  return view;
}

template <class T>
void compare_threshold(const std::vector<std::int64_t>& extents, arrangement how) {
  const auto values = random_elements<T>(as3(extents).size(), 5, 0, 250);
  const auto in = host_array_of(values, extents, how);
  const auto out = laid_out(kordon::place{}, kordon::dtype::boolean, extents, how);

  kordon::ndimage::threshold(exec(), in, scalar<T>(100), out);
  exec().fence();

  const auto got = elements_of<bool>(out);
  for (std::size_t i = 0; i < values.size(); ++i) ASSERT_EQ(got[i], values[i] > T(100)) << i;
}

TEST(Threshold, AgreesWithTheComparisonAtAwkwardExtents) {
  for (const auto& extents : awkward_extents)
    for (arrangement how : all_arrangements) {
      SCOPED_TRACE(::testing::PrintToString(extents) + " " + name(how));
      compare_threshold<std::uint8_t>(extents, how);
      compare_threshold<std::uint16_t>(extents, how);
      compare_threshold<float>(extents, how);
      compare_threshold<double>(extents, how);
    }
}

TEST(Threshold, IsFalseWhereASampleIsNaN) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto in = host_array_of<double>({nan, 2.0, -1.0}, {3}, arrangement::right);
  const auto out = kordon::zeros(kordon::place{}, kordon::dtype::boolean, {3});

  kordon::ndimage::threshold(exec(), in, scalar(0.0), out);
  exec().fence();

  EXPECT_EQ(elements_of<bool>(out), (std::vector<bool>{false, true, false}));
}

TEST(Threshold, WorksBeyondTwoToThe31Elements) {
  constexpr std::int64_t n = (std::int64_t(1) << 31) + 77;
  const Kokkos::View<std::uint8_t*> in("in", n);
  const Kokkos::View<bool*> out(Kokkos::view_alloc("out", Kokkos::WithoutInitializing), n);
  for (std::int64_t at :
       {std::int64_t(0), (std::int64_t(1) << 31) - 1, std::int64_t(1) << 31, n - 1})
    in(at) = 9;

  kordon::ndimage::threshold(exec(), in, scalar<std::uint8_t>(8), out);
  exec().fence();

  std::int64_t above = 0;
  for (std::int64_t i = 0; i < n; ++i) above += out(i);
  EXPECT_EQ(above, 4);
  EXPECT_TRUE(out(n - 1));
  EXPECT_TRUE(out(std::int64_t(1) << 31));
}

/// Otsu's method by its definition: the split with the largest variance between the classes.
int otsu_of_histogram(const std::vector<std::int64_t>& histogram) {
  double best = -1;
  int level = 0;
  for (int t = 0; t + 1 < int(histogram.size()); ++t) {
    double w[2] = {0, 0}, sum[2] = {0, 0};
    for (int v = 0; v < int(histogram.size()); ++v) {
      w[v > t] += double(histogram[std::size_t(v)]);
      sum[v > t] += double(histogram[std::size_t(v)]) * v;
    }
    if (w[0] == 0 || w[1] == 0) continue;
    const double between = w[0] * w[1] * std::pow(sum[0] / w[0] - sum[1] / w[1], 2);
    if (between > best * (1 + 1e-12)) {
      best = between;
      level = t;
    }
  }
  return level;
}

TEST(OtsuThreshold, AgreesWithTheDefinitionAtAwkwardExtents) {
  for (const auto& extents : awkward_extents)
    for (arrangement how : all_arrangements) {
      const auto size = as3(extents).size();
      if (size < 2) continue;
      SCOPED_TRACE(::testing::PrintToString(extents) + " " + name(how));
      auto values = random_elements<std::uint8_t>(size, 11, 0, 120);
      for (std::size_t i = 0; i < values.size(); i += 3) values[i] = std::uint8_t(values[i] + 130);
      std::vector<std::int64_t> histogram(256, 0);
      for (std::uint8_t v : values) ++histogram[v];
      const auto level = scalar<std::uint8_t>(0);

      kordon::ndimage::otsu_threshold(exec(), host_array_of(values, extents, how), level);
      exec().fence();

      EXPECT_EQ(int(level()), otsu_of_histogram(histogram));
    }
}

TEST(OtsuThreshold, GivesTheValueOfAConstantImage) {
  const auto level = scalar<std::uint16_t>(0);
  const std::vector<std::uint16_t> flat(100, 4321);

  kordon::ndimage::otsu_threshold(exec(), host_array_of(flat, {10, 10}, arrangement::right), level);
  exec().fence();

  EXPECT_EQ(level(), 4321);
}

TEST(OtsuThreshold, GivesNaNForAnImageWithNaN) {
  const auto level = scalar<float>(0);
  const std::vector<float> image = {1, 2, std::numeric_limits<float>::quiet_NaN(), 4};

  kordon::ndimage::otsu_threshold(exec(), host_array_of(image, {2, 2}, arrangement::right), level);
  exec().fence();

  EXPECT_TRUE(std::isnan(level()));
}

}  // namespace
