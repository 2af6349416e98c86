// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <kordon/kernel/stream.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/ndimage/label.hpp>

#include "../images.hpp"

namespace {

using namespace kordon::testing;

struct labelled {
  std::vector<std::int32_t> labels;
  std::int32_t count;
};

labelled label(const std::vector<std::uint8_t>& mask, const std::vector<std::int64_t>& extents,
               int connectivity, arrangement how) {
  const auto in = array_of(mask, extents, how);
  const auto labels = laid_out(here(), kordon::dtype::int32, extents, how);
  const auto count = scalar<std::int32_t>(-1);
  kordon::ndimage::label(exec(), in, labels, count, {.connectivity = connectivity});
  exec().fence();
  return {elements_of<std::int32_t>(labels), value_of<std::int32_t>(count)};
}

void compare_with_reference(const std::vector<std::uint8_t>& mask,
                            const std::vector<std::int64_t>& extents, arrangement how) {
  for (int connectivity = 1; connectivity <= int(extents.size()); ++connectivity) {
    std::int32_t count = 0;
    const auto expected = reference::label(mask, as3(extents), connectivity, count);
    const auto got = label(mask, extents, connectivity, how);
    ASSERT_EQ(got.count, count) << "connectivity " << connectivity;
    ASSERT_EQ(got.labels, expected) << "connectivity " << connectivity;
  }
}

TEST(label, numbers_in_raster_order) {
  const std::vector<std::uint8_t> mask = {0, 1, 0, 1,  //
                                          1, 1, 0, 1,  //
                                          0, 0, 1, 0};

  const auto edges = label(mask, {3, 4}, 1, arrangement::right);
  const auto corners = label(mask, {3, 4}, 2, arrangement::right);

  EXPECT_EQ(edges.labels, (std::vector<std::int32_t>{0, 1, 0, 2, 1, 1, 0, 2, 0, 0, 3, 0}));
  EXPECT_EQ(edges.count, 3);
  EXPECT_EQ(corners.labels, (std::vector<std::int32_t>{0, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0}));
  EXPECT_EQ(corners.count, 1);
}

TEST(label, agrees_with_the_reference_at_awkward_extents) {
  for (const auto& extents : awkward_extents)
    for (double density : {0.0, 0.3, 0.55, 1.0})
      for (arrangement how : all_arrangements) {
        SCOPED_TRACE(::testing::PrintToString(extents) + " " + name(how) + " density " +
                     std::to_string(density));
        auto mask = random_elements<std::uint8_t>(as3(extents).size(), 3, 0, 1000);
        const auto values = random_elements<double>(as3(extents).size(), 3, 0, 1);
        for (std::size_t i = 0; i < mask.size(); ++i) mask[i] = values[i] < density ? 255 : 0;
        compare_with_reference(mask, extents, how);
      }
}

TEST(label, tells_any_number_of_runs_in_a_word_apart) {
  constexpr std::int64_t rows = 33, columns = 250;
  for (std::int64_t length = 1; length <= 70; ++length) {
    SCOPED_TRACE("runs of " + std::to_string(length));
    std::vector<std::uint8_t> mask(rows * columns);
    for (std::int64_t i = 0; i < rows; ++i)
      for (std::int64_t j = 0; j < columns; ++j)
        mask[std::size_t(i * columns + j)] = (j + 5 * i) / length % 2 == 0;
    compare_with_reference(mask, {rows, columns}, arrangement::right);
  }
}

TEST(label, takes_every_value_but_zero_for_foreground) {
  constexpr std::int64_t rows = 255, columns = 128;
  std::vector<std::uint8_t> mask(rows * columns);
  for (std::int64_t i = 0; i < rows; ++i)
    for (std::int64_t j = 0; j < columns; ++j)
      mask[std::size_t(i * columns + j)] = (i + j) % 3 == 0 ? std::uint8_t(i + 1) : 0;
  compare_with_reference(mask, {rows, columns}, arrangement::right);
}

/// A line one element wide that winds into the middle: each step goes on while the next two are free.
std::vector<std::uint8_t> spiral(std::int64_t n) {
  std::vector<std::uint8_t> mask(std::size_t(n * n), 0);
  const auto is_set = [&](std::int64_t x, std::int64_t y) {
    return x >= 0 && y >= 0 && x < n && y < n && mask[std::size_t(y * n + x)] != 0;
  };
  const auto is_inside = [&](std::int64_t x, std::int64_t y) {
    return x >= 0 && y >= 0 && x < n && y < n;
  };
  std::int64_t x = 0, y = 0, dx = 1, dy = 0;
  for (int turns = 0; turns < 2;) {
    mask[std::size_t(y * n + x)] = 1;
    if (is_inside(x + dx, y + dy) && !is_set(x + 2 * dx, y + 2 * dy)) {
      x += dx;
      y += dy;
      turns = 0;
    } else {
      const std::int64_t old = dx;
      dx = -dy;
      dy = old;
      ++turns;
    }
  }
  return mask;
}

TEST(label, follows_a_spiral_and_a_comb) {
  constexpr std::int64_t n = 97;
  std::vector<std::uint8_t> comb(n * n, 0);
  for (std::int64_t i = 0; i < n; ++i)
    for (std::int64_t j = 0; j < n; ++j) comb[std::size_t(i * n + j)] = i == n - 1 || j % 2 == 0;

  const auto wound = spiral(n);
  EXPECT_EQ(label(wound, {n, n}, 1, arrangement::right).count, 1);
  compare_with_reference(wound, {n, n}, arrangement::right);
  compare_with_reference(comb, {n, n}, arrangement::right);
}

// From `streamed_bytes` on, kernels of a host write past the caches where all vectors are aligned.
TEST(label, streams_large_images_with_the_same_result) {
  constexpr std::int64_t rows = 2049, columns = 4096 + 32;  // the last word of a row is not full
  static_assert(rows * columns * sizeof(std::int32_t) >= kordon::kernel::streamed_bytes);
  std::vector<std::uint8_t> mask(rows * columns);
  for (std::int64_t i = 0; i < rows; ++i)
    for (std::int64_t j = 0; j < columns; ++j)  // runs of 1 to 42
      mask[std::size_t(i * columns + j)] = (j + 3 * (i / 5)) / (1 + j / 100) % 2 == 0;
  const auto in = array_of(mask, {rows, columns}, arrangement::right);
  using labels = Kokkos::View<std::int32_t**, Kokkos::LayoutRight, suite_memory>;
  const labels aligned("aligned", rows, columns), wide("wide", rows, columns + 16);
  const auto shifted = Kokkos::subview(wide, Kokkos::ALL, std::pair{1, int(columns) + 1});
  const auto count = scalar<std::int32_t>(-1);
  using suite_exec = std::remove_cvref_t<decltype(exec())>;
  const auto streams = [](const auto& v) {
    return kordon::kernel::streams_to<suite_exec>(v.data(), std::int64_t(v.size()),
                                                  {std::int64_t(v.stride(0))});
  };
  ASSERT_EQ(streams(aligned), kordon::kernel::is_host_exec<suite_exec>);
  ASSERT_FALSE(streams(shifted));

  std::int32_t components = 0;
  const auto expected = reference::label(mask, as3({rows, columns}), 1, components);
  for (const auto& each : {kordon::array_ref(aligned), kordon::array_ref(shifted)}) {
    kordon::ndimage::label(exec(), in, each, count);
    exec().fence();
    EXPECT_EQ(value_of<std::int32_t>(count), components);
    EXPECT_TRUE(elements_of<std::int32_t>(each) == expected);
  }
  EXPECT_EQ(elements_of<std::int32_t>(kordon::array_ref(wide))[columns + 1], 0);  // beyond a row
}

TEST(label, refuses_more_runs_than_it_can_number) {
  const kordon::array pixel = kordon::zeros(here(), kordon::dtype::uint8, {1, 1});
  const kordon::array labels = kordon::zeros(here(), kordon::dtype::int32, {1, 1});
  const kordon::array count = scalar<std::int32_t>(0);
  kordon_array in = pixel.ref().c(), out = labels.ref().c();
  in.strides[0] = in.strides[1] = 0;  // one pixel stands for all: an input may be read many times
  out.data = static_cast<char*>(std::max(pixel.data(), count.data())) + 64;  // never touched
  out.strides[0] = std::int64_t(1) << 17;
  out.strides[1] = 1;
  in.extents[0] = out.extents[0] = std::int64_t(1) << 16;
  in.extents[1] = out.extents[1] = std::int64_t(1) << 17;

  EXPECT_THROW(kordon::ndimage::label(exec(), kordon::array_ref(in), kordon::array_ref(out), count),
               kordon::shape_mismatch);
}

}  // namespace
