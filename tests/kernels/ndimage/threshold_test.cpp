// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cmath>
#include <kordon/ndimage/otsu_threshold.hpp>
#include <kordon/ndimage/threshold.hpp>
#include <limits>
#include <type_traits>

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

#if !defined(KORDON_SUITE_ON_SIM)  // 4 GiB of arrays, once
TEST(threshold, works_beyond_two_to_the_31_elements) {
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
#endif

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

/// Two heaps of samples, in one work item's samples and the next one's not the same. Floats lie in
/// the middle of 256 bins of `width`, but for the extremes.
template <class T>
void compare_otsu_over_many_slabs(double width) {
  constexpr bool is_float = std::is_floating_point_v<T>;
  constexpr std::size_t rows = 31, size = rows * 9677;
  std::vector<std::int64_t> histogram(256, 0);
  std::vector<T> values;
  for (std::size_t i = 0; i < size; ++i) {
    const std::size_t bin = (i * 7919 % 61) + (i % 3 == 0 ? 150 : 20) + (i > size / 2 ? 20 : 0);
    ++histogram[bin];
    values.push_back(static_cast<T>(is_float ? (double(bin) + 0.5) * width : double(bin)));
  }
  if (is_float) {  // the range: least in one slab, greatest in another
    for (const auto& [at, bin] : {std::pair<std::size_t, std::size_t>{size - 9, 0}, {99, 255}}) {
      --histogram[static_cast<std::size_t>(double(values[at]) / width)];
      ++histogram[bin];
      values[at] = static_cast<T>(bin == 0 ? 0 : 256 * width);
    }
  }
  const auto level = scalar<T>(0);

  const std::vector<std::int64_t> extents = {rows, size / rows};
  kordon::ndimage::otsu_threshold(exec(), array_of(values, extents, arrangement::right), level);
  exec().fence();

  const double expected = otsu_of_histogram(histogram);
  EXPECT_EQ(double(value_of<T>(level)), is_float ? (expected + 0.5) * width : expected);
}

TEST(otsu_threshold, agrees_with_the_definition_over_many_slabs) {
  compare_otsu_over_many_slabs<std::uint8_t>(1);
  compare_otsu_over_many_slabs<std::uint16_t>(1);
  compare_otsu_over_many_slabs<float>(0.25);
  compare_otsu_over_many_slabs<double>(2);
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
