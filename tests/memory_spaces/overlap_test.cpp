// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/memory/footprint.hpp>
#include <limits>
#include <random>
#include <set>
#include <vector>

namespace kordon::inline v0::testing {
namespace {

using numbers = std::vector<std::int64_t>;

alignas(16) char memory[4096];

array_ref array_at(std::int64_t byte, dtype type, const numbers& extents, const numbers& strides) {
  kordon_array c{};
  c.data = memory + byte;
  c.where = {1, 0};
  c.dtype = static_cast<std::int32_t>(type);
  c.rank = static_cast<std::int32_t>(extents.size());
  std::ranges::copy(extents, c.extents);
  std::ranges::copy(strides, c.strides);
  return array_ref(c);
}

/// The addresses of all bytes of all elements, an element's bytes together.
std::vector<const char*> bytes_of(const array_ref& a) {
  std::vector<const char*> all;
  numbers at(static_cast<std::size_t>(a.rank()), 0);
  for (std::int64_t n = 0; n < a.size(); ++n) {
    std::int64_t rest = n, offset = 0;
    for (int axis = a.rank() - 1; axis >= 0; --axis) {
      offset += rest % a.extent(axis) * a.stride(axis);
      rest /= a.extent(axis);
    }
    const auto size = static_cast<std::int64_t>(size_of(a.type()));
    for (std::int64_t b = 0; b < size; ++b)
      all.push_back(static_cast<const char*>(a.data()) + offset * size + b);
  }
  return all;
}

bool really_overlap(const array_ref& a, const array_ref& b) {
  const auto bytes = bytes_of(a);
  const std::set<const char*> of_a(bytes.begin(), bytes.end());
  return std::ranges::any_of(bytes_of(b), [&](const char* p) { return of_a.contains(p); });
}

bool really_overlaps_itself(const array_ref& a) {
  const auto bytes = bytes_of(a);
  return std::set<const char*>(bytes.begin(), bytes.end()).size() < bytes.size();
}

class random_arrays {
 public:
  std::int64_t upto(std::int64_t n) {
    return std::uniform_int_distribution<std::int64_t>(0, n)(engine_);
  }

  array_ref any() {
    static constexpr dtype types[] = {dtype::uint8, dtype::uint16, dtype::float32};
    numbers extents, strides;
    for (std::int64_t axis = upto(3); axis > 0; --axis) {
      extents.push_back(upto(4));
      strides.push_back(upto(12));
    }
    const dtype type = types[upto(2)];
    return array_at(upto(20) * static_cast<std::int64_t>(size_of(type)), type, extents, strides);
  }

  /// A box of a dense row-major array [5, 4, 6].
  array_ref box() {
    const numbers whole = {5, 4, 6}, strides = {24, 6, 1};
    numbers extents;
    std::int64_t begin = 0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const std::int64_t low = upto(whole[axis] - 1);
      extents.push_back(1 + upto(whole[axis] - low - 1));
      begin += low * strides[axis];
    }
    return array_at(begin * 2, dtype::uint16, extents, strides);
  }

 private:
  std::mt19937 engine_{7};
};

TEST(overlap, is_never_missed) {
  random_arrays random;
  for (int i = 0; i < 40000; ++i) {
    const array_ref a = random.any(), b = random.any();

    if (really_overlap(a, b)) {
      ASSERT_TRUE(detail::overlap(a, b)) << i;
      ASSERT_TRUE(detail::overlap(b, a)) << i;
    }
  }
}

TEST(overlap, of_boxes_of_one_array_is_found_exactly) {
  random_arrays random;
  for (int i = 0; i < 20000; ++i) {
    const array_ref a = random.box(), b = random.box();

    ASSERT_EQ(detail::overlap(a, b), really_overlap(a, b)) << i;
  }
}

TEST(overlap, does_not_depend_on_the_order_of_arguments) {
  random_arrays random;
  for (int i = 0; i < 20000; ++i) {
    const array_ref a = random.any(), b = random.any();

    ASSERT_EQ(detail::overlap(a, b), detail::overlap(b, a)) << i;
  }
}

TEST(overlap, is_not_seen_between_the_halves_of_a_matrix) {
  const array_ref left = array_at(0, dtype::float32, {6, 4}, {8, 1});
  const array_ref right = array_at(16, dtype::float32, {6, 4}, {8, 1});
  const array_ref top = array_at(0, dtype::float32, {3, 8}, {8, 1});
  const array_ref bottom = array_at(96, dtype::float32, {3, 8}, {8, 1});

  EXPECT_FALSE(detail::overlap(left, right));
  EXPECT_FALSE(detail::overlap(top, bottom));
  EXPECT_TRUE(detail::overlap(top, left));
  EXPECT_TRUE(detail::overlap(bottom, right));
}

TEST(overlap, is_not_seen_between_the_channels_of_an_image) {
  const auto channel = [](std::int64_t c) { return array_at(c, dtype::uint8, {5, 7}, {21, 3}); };

  EXPECT_FALSE(detail::overlap(channel(0), channel(1)));
  EXPECT_FALSE(detail::overlap(channel(2), channel(0)));
  EXPECT_TRUE(detail::overlap(channel(1), channel(1)));
}

TEST(overlap, is_not_seen_between_even_and_odd_rows) {
  const array_ref even = array_at(0, dtype::float32, {3, 8}, {16, 1});
  const array_ref odd = array_at(32, dtype::float32, {3, 8}, {16, 1});

  EXPECT_FALSE(detail::overlap(even, odd));
}

TEST(overlap, of_a_part_and_its_whole_is_seen) {
  const array_ref whole = array_at(0, dtype::float64, {6, 5}, {5, 1});
  const array_ref part = array_at(8 * 7, dtype::float64, {2, 2}, {5, 1});
  const array_ref scalar = array_at(8 * 29, dtype::float64, {}, {});

  EXPECT_TRUE(detail::overlap(whole, part));
  EXPECT_TRUE(detail::overlap(part, whole));
  EXPECT_TRUE(detail::overlap(whole, scalar));
}

TEST(overlap, does_not_look_at_strides_beside_axes_of_one_element) {
  const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
  const array_ref a = array_at(0, dtype::float32, {1, 5}, {huge, 1});

  EXPECT_TRUE(detail::overlap(a, array_at(8, dtype::float32, {1, 5}, {huge, 1})));
  EXPECT_FALSE(detail::overlap(a, array_at(20, dtype::float32, {1, 5}, {huge, 1})));
}

TEST(overlap, of_an_empty_array_is_with_nothing) {
  const array_ref whole = array_at(0, dtype::float64, {6, 5}, {5, 1});
  const array_ref empty = array_at(0, dtype::float64, {6, 0}, {5, 1});

  EXPECT_FALSE(detail::overlap(whole, empty));
  EXPECT_FALSE(detail::overlap(empty, empty));
}

TEST(self_overlap, is_never_missed) {
  random_arrays random;
  for (int i = 0; i < 40000; ++i) {
    const array_ref a = random.any();

    if (really_overlaps_itself(a)) {
      ASSERT_TRUE(detail::overlaps_itself(a)) << i;
    }
  }
}

TEST(self_overlap, is_not_seen_in_boxes_transposes_and_steps) {
  random_arrays random;
  for (int i = 0; i < 5000; ++i) ASSERT_FALSE(detail::overlaps_itself(random.box())) << i;
  EXPECT_FALSE(detail::overlaps_itself(array_at(0, dtype::uint8, {4, 5}, {1, 4})));
  EXPECT_FALSE(detail::overlaps_itself(array_at(0, dtype::uint8, {4, 5}, {30, 3})));
  EXPECT_FALSE(detail::overlaps_itself(array_at(0, dtype::uint8, {1, 5}, {0, 1})));
}

TEST(self_overlap, is_seen_in_broadcast_arrays) {
  EXPECT_TRUE(detail::overlaps_itself(array_at(0, dtype::uint8, {4, 5}, {0, 1})));
  EXPECT_TRUE(detail::overlaps_itself(array_at(0, dtype::uint8, {4, 5}, {1, 1})));
}

}  // namespace
}  // namespace kordon::v0::testing
