// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <kordon/memory/refusal.hpp>
#include <kordon/ndimage/label.hpp>

#include "../images.hpp"

namespace {

using namespace kordon::testing;

Kokkos::DefaultHostExecutionSpace exec() {
  return {};
}

struct labelled {
  std::vector<std::int32_t> labels;
  std::int32_t count;
};

labelled label(const std::vector<std::uint8_t>& mask, const std::vector<std::int64_t>& extents,
               int connectivity, arrangement how) {
  const auto in = host_array_of(mask, extents, how);
  const auto labels = laid_out(kordon::place{}, kordon::dtype::int32, extents, how);
  const Kokkos::View<std::int32_t> count("count");
  kordon::ndimage::label(exec(), in, labels, count, {.connectivity = connectivity});
  exec().fence();
  return {elements_of<std::int32_t>(labels), count()};
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

TEST(Label, NumbersInRasterOrder) {
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

TEST(Label, AgreesWithTheReferenceAtAwkwardExtents) {
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

TEST(Label, FollowsASpiralAndAComb) {
  constexpr std::int64_t n = 97;
  std::vector<std::uint8_t> comb(n * n, 0);
  for (std::int64_t i = 0; i < n; ++i)
    for (std::int64_t j = 0; j < n; ++j) comb[std::size_t(i * n + j)] = i == n - 1 || j % 2 == 0;

  const auto wound = spiral(n);
  EXPECT_EQ(label(wound, {n, n}, 1, arrangement::right).count, 1);
  compare_with_reference(wound, {n, n}, arrangement::right);
  compare_with_reference(comb, {n, n}, arrangement::right);
}

TEST(Label, RefusesMoreRunsThanItCanNumber) {
  std::uint8_t pixel = 0;
  std::int32_t label = 0;
  kordon_array in = kordon::zeros(kordon::place{}, kordon::dtype::uint8, {1, 1}).ref().c();
  kordon_array out = kordon::zeros(kordon::place{}, kordon::dtype::int32, {1, 1}).ref().c();
  in.data = &pixel;  // one pixel that stands for all: an input may be read many times
  in.strides[0] = in.strides[1] = 0;
  out.data = &label;  // never touched
  out.strides[0] = std::int64_t(1) << 17;
  out.strides[1] = 1;
  in.extents[0] = out.extents[0] = std::int64_t(1) << 16;
  in.extents[1] = out.extents[1] = std::int64_t(1) << 17;
  in.label = out.label = nullptr;
  const Kokkos::View<std::int32_t> count("count");

  EXPECT_THROW(kordon::ndimage::label(exec(), kordon::array_ref(in), kordon::array_ref(out),
                                      kordon::array_ref(count)),
               kordon::shape_mismatch);
}

}  // namespace
