// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <kordon/kernel/stream.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <limits>

#include "../images.hpp"

namespace {

using namespace kordon::testing;
using kordon::ndimage::boundary;

constexpr boundary all_modes[] = {boundary::reflect, boundary::constant, boundary::nearest,
                                  boundary::mirror, boundary::wrap};

TEST(gaussian_filter, keeps_a_constant_image) {
  const Kokkos::View<double**, suite_memory> in("in", 16, 9), out("out", 16, 9);
  Kokkos::deep_copy(in, 3.0);

  kordon::ndimage::gaussian_filter(exec(), in, out, {.sigma = {1.5, 1.0}});
  exec().fence();

  for (double sample : elements_of<double>(kordon::array_ref(out)))
    EXPECT_NEAR(sample, 3.0, 3.0 * 40 * std::numeric_limits<double>::epsilon());
}

TEST(gaussian_filter, spreads_an_impulse_as_its_weights) {
  const auto in = array_of<double>({0, 0, 0, 0, 1, 0, 0, 0, 0}, {9}, arrangement::right);
  const auto out = kordon::zeros_like(in);

  kordon::ndimage::gaussian_filter(exec(), in, out, {.sigma = 1.0, .truncate = 1.0});
  exec().fence();

  const double side = std::exp(-0.5), sum = 1 + 2 * side;  // radius 1: three taps
  const auto got = elements_of<double>(out);
  EXPECT_DOUBLE_EQ(got[4], 1 / sum);
  EXPECT_DOUBLE_EQ(got[3], side / sum);
  EXPECT_DOUBLE_EQ(got[5], side / sum);
  EXPECT_EQ(got[2], 0.0);
}

TEST(gaussian_filter, leaves_an_axis_of_sigma_zero_as_it_is) {
  const auto values = random_elements<float>(35, 1, -1, 1);
  const auto in = array_of(values, {5, 7}, arrangement::right);
  const auto out = kordon::zeros_like(in);

  kordon::ndimage::gaussian_filter(exec(), in, out, {.sigma = 0.0});
  exec().fence();

  EXPECT_EQ(elements_of<float>(out), values);
}

template <class T>
void compare_with_reference(const std::vector<std::int64_t>& extents, boundary mode,
                            arrangement how, double sigma) {
  const extents3 e = as3(extents);
  const auto values = random_elements<T>(e.size(), 7, -2, 2);
  const auto in = array_of(values, extents, how);
  const auto out = laid_out(here(), in.type(), extents, how);
  const double cval = mode == boundary::constant ? 0.75 : 0.0;

  kordon::ndimage::gaussian_filter(exec(), in, out, {.sigma = sigma, .mode = mode, .cval = cval});
  exec().fence();

  std::vector<double> expected(values.begin(), values.end());
  double taps = 3 * double(extents.size());
  for (std::size_t axis = 3 - extents.size(); axis < 3; ++axis) {
    expected = reference::gaussian_axis(expected, e, int(axis), sigma, 4.0, mode, cval);
    taps += std::min(8 * sigma, 2.0 * double(e.n[axis]));
  }
  const double all_taps = 8 * sigma * double(extents.size());  // those of the reference
  const double bound = 2.0 * (taps * std::numeric_limits<T>::epsilon() +
                              all_taps * std::numeric_limits<double>::epsilon());
  const auto got = elements_of<T>(out);
  for (std::size_t i = 0; i < got.size(); ++i)
    ASSERT_NEAR(got[i], expected[i], bound) << "element " << i;
}

TEST(gaussian_filter, agrees_with_the_reference_at_awkward_extents) {
  for (const auto& extents : awkward_extents)
    for (boundary mode : all_modes)
      for (arrangement how : all_arrangements) {
        SCOPED_TRACE(::testing::PrintToString(extents) + " " + name(how) + " mode " +
                     std::to_string(int(mode)));
        compare_with_reference<float>(extents, mode, how, 1.2);
        compare_with_reference<double>(extents, mode, how, 1.2);
      }
}

// More rows than a tile keeps at hand, and more columns than it is wide; radii of whole and of
// broken groups of rows.
TEST(gaussian_filter, agrees_with_the_reference_over_many_tiles) {
  compare_with_reference<float>({501, 8301}, boundary::reflect, arrangement::right, 2.0);
  compare_with_reference<float>({333, 8208}, boundary::constant, arrangement::right, 1.2);
  compare_with_reference<double>({301, 4193}, boundary::wrap, arrangement::right, 3.0);
}

// From `streamed_bytes` on, kernels of a host write past the caches where all vectors are aligned.
TEST(gaussian_filter, streams_large_images_with_the_same_result) {
  constexpr std::size_t rows = 2049, columns = 4096;
  static_assert(rows * columns * sizeof(float) >= kordon::kernel::streamed_bytes);
  const auto in = array_of(random_elements<float>(rows * columns, 3, -1, 1),
                           {std::int64_t(rows), std::int64_t(columns)}, arrangement::right);
  const Kokkos::View<float**, Kokkos::LayoutRight, suite_memory> aligned("aligned", rows, columns);
  const Kokkos::View<float**, Kokkos::LayoutRight, suite_memory> wide("wide", rows, columns + 16);
  const auto shifted = Kokkos::subview(wide, Kokkos::ALL, std::pair{1, int(columns) + 1});

  kordon::ndimage::gaussian_filter(exec(), in, kordon::array_ref(aligned), {.sigma = 2.0});
  kordon::ndimage::gaussian_filter(exec(), in, kordon::array_ref(shifted), {.sigma = 2.0});
  exec().fence();

  EXPECT_TRUE(elements_of<float>(kordon::array_ref(aligned)) ==
              elements_of<float>(kordon::array_ref(shifted)));
  EXPECT_EQ(elements_of<float>(kordon::array_ref(wide))[columns + 1], 0.0F);  // beyond a row
}

// Scratch that is read between stores: a quarter of a page ahead of them, wherever both are.
TEST(gaussian_filter, keeps_what_it_reads_ahead_of_what_it_writes) {
  alignas(64) static std::array<float, 4096> scratch;
  alignas(64) static std::array<float, 2048> written;
  for (std::size_t i = 0; i < written.size(); i += 7) {
    const float* const place = kordon::kernel::ahead_of(written.data() + i, scratch.data());
    const auto ahead = reinterpret_cast<std::uintptr_t>(place) -
                       reinterpret_cast<std::uintptr_t>(written.data() + i);
    ASSERT_LT(static_cast<std::size_t>(place - scratch.data()), 1024U) << i;  // in one page
    ASSERT_EQ(reinterpret_cast<std::uintptr_t>(place) % 64, 0U) << i;
    ASSERT_LE(ahead % 4096, 1024U) << i;
    ASSERT_GT(ahead % 4096, 1024U - 64U) << i;
  }
}

TEST(gaussian_filter, takes_a_radius_far_beyond_the_extents) {
  for (boundary mode : all_modes)
    for (const auto& extents :
         {std::vector<std::int64_t>{1}, {2}, {3}, {8}, {5, 40}, {40, 5}, {2, 3, 7}})
      for (double sigma : {1.9, 2.4, 25.0}) {
        SCOPED_TRACE(::testing::PrintToString(extents) + " mode " + std::to_string(int(mode)));
        compare_with_reference<float>(extents, mode, arrangement::right, sigma);
        compare_with_reference<double>(extents, mode, arrangement::right, sigma);
      }
}

// The mean of what an array and its continuation hold, nearly: scratch and time follow the axis.
TEST(gaussian_filter, takes_the_largest_sigma) {
  const auto in = array_of<double>({1, 2, 3, 6}, {4}, arrangement::right);
  const auto out = kordon::zeros_like(in);

  for (const auto& [mode, mean] : {std::pair{boundary::reflect, 3.0},
                                   {boundary::wrap, 3.0},
                                   {boundary::mirror, 17.0 / 6},
                                   {boundary::nearest, 3.5},
                                   {boundary::constant, 0.0}}) {
    kordon::ndimage::gaussian_filter(exec(), in, out, {.sigma = 1e5, .mode = mode});
    exec().fence();

    for (double sample : elements_of<double>(out)) EXPECT_NEAR(sample, mean, 1e-4) << int(mode);
  }
}

TEST(gaussian_filter, takes_any_truncate_for_all_of_the_gaussian) {
  const auto in = array_of(random_elements<double>(200, 4, -1, 1), {200}, arrangement::right);
  const auto cut = kordon::zeros_like(in), whole = kordon::zeros_like(in);

  kordon::ndimage::gaussian_filter(exec(), in, cut, {.sigma = 2.0, .truncate = 39.0});
  kordon::ndimage::gaussian_filter(exec(), in, whole, {.sigma = 2.0, .truncate = 1e308});
  exec().fence();

  EXPECT_EQ(elements_of<double>(cut), elements_of<double>(whole));
}

TEST(gaussian_filter, refuses_a_sigma_whose_taps_nobody_would_wait_for) {
  const auto in = kordon::zeros(here(), kordon::dtype::float32, {3, 4});
  const auto out = kordon::zeros_like(in);

  for (double sigma : {1.1e5, 1e19, 1e300})
    EXPECT_THROW(kordon::ndimage::gaussian_filter(exec(), in, out, {.sigma = sigma}),
                 kordon::refusal);
}

}  // namespace
