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

template <class T>
void compare_threshold(const std::vector<std::int64_t>& extents, arrangement how) {
  const auto values = random_elements<T>(as3(extents).size(), 5, 0, 250);
  const auto in = array_of(values, extents, how);
  const auto out = laid_out(here(), kordon::dtype::boolean, extents, how);

  kordon::ndimage::threshold(exec(), in, scalar<T>(100), out);
  exec().fence();

  const auto got = elements_of<bool>(out);
  for (std::size_t i = 0; i < values.size(); ++i) ASSERT_EQ(got[i], values[i] > T(100)) << i;
}

TEST(threshold, agrees_with_the_comparison_at_awkward_extents) {
  for (const auto& extents : awkward_extents)
    for (arrangement how : all_arrangements) {
      SCOPED_TRACE(::testing::PrintToString(extents) + " " + name(how));
      compare_threshold<std::uint8_t>(extents, how);
      compare_threshold<std::uint16_t>(extents, how);
      compare_threshold<float>(extents, how);
      compare_threshold<double>(extents, how);
    }
}

TEST(threshold, is_false_where_a_sample_is_nan) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto in = array_of<double>({nan, 2.0, -1.0}, {3}, arrangement::right);
  const auto out = kordon::zeros(here(), kordon::dtype::boolean, {3});

  kordon::ndimage::threshold(exec(), in, scalar<double>(0), out);
  exec().fence();

  EXPECT_EQ(elements_of<bool>(out), (std::vector<bool>{false, true, false}));
}

TEST(threshold, works_beyond_two_to_the_31_elements) {
  if (!suite_is_on_host) GTEST_SKIP() << "4 GiB of arrays, once: on the host";
  constexpr std::int64_t n = (std::int64_t(1) << 31) + 77;
  const Kokkos::View<std::uint8_t*, Kokkos::HostSpace> in("in", n);
  const Kokkos::View<bool*, Kokkos::HostSpace> out(
      Kokkos::view_alloc("out", Kokkos::WithoutInitializing), n);
  for (std::int64_t at :
       {std::int64_t(0), (std::int64_t(1) << 31) - 1, std::int64_t(1) << 31, n - 1})
    in(at) = 9;

  kordon::ndimage::threshold(exec(), kordon::array_ref(in), scalar<std::uint8_t>(8),
                             kordon::array_ref(out));
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

TEST(otsu_threshold, agrees_with_the_definition_at_awkward_extents) {
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

      kordon::ndimage::otsu_threshold(exec(), array_of(values, extents, how), level);
      exec().fence();

      EXPECT_EQ(int(value_of<std::uint8_t>(level)), otsu_of_histogram(histogram));
    }
}

TEST(otsu_threshold, gives_the_value_of_a_constant_image) {
  const auto level = scalar<std::uint16_t>(0);
  const std::vector<std::uint16_t> flat(100, 4321);

  kordon::ndimage::otsu_threshold(exec(), array_of(flat, {10, 10}, arrangement::right), level);
  exec().fence();

  EXPECT_EQ(value_of<std::uint16_t>(level), 4321);
}

TEST(otsu_threshold, gives_nan_for_an_image_with_nan) {
  const auto level = scalar<float>(0);
  const std::vector<float> image = {1, 2, std::numeric_limits<float>::quiet_NaN(), 4};

  kordon::ndimage::otsu_threshold(exec(), array_of(image, {2, 2}, arrangement::right), level);
  exec().fence();

  EXPECT_TRUE(std::isnan(value_of<float>(level)));
}

}  // namespace
