// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <kordon/memory/footprint.hpp>
#include <vector>

namespace kordon::inline v0::testing {
namespace {

using detail::footprint;

constexpr std::int64_t big = std::int64_t(1) << 40;

/// A float32 array, of whatever extents and strides.
array_ref array(const std::vector<std::int64_t>& extents,
                const std::vector<std::int64_t>& strides) {
  kordon_array a{};
  a.where = {static_cast<std::int32_t>(space_kind::host), 0};
  a.dtype = static_cast<std::int32_t>(dtype::float32);
  a.rank = static_cast<std::int32_t>(extents.size());
  std::ranges::copy(extents, a.extents);
  std::ranges::copy(strides, a.strides);
  return array_ref(a);
}

TEST(footprint, reaches_to_the_end_of_the_last_element) {
  EXPECT_EQ(footprint(array({}, {})).bytes(), 4);
  EXPECT_EQ(footprint(array({3, 5}, {5, 1})).bytes(), 60);
  EXPECT_EQ(footprint(array({3, 5}, {1, 3})).bytes(), 60);
  EXPECT_EQ(footprint(array({3, 5}, {8, 1})).bytes(), 84);
  EXPECT_EQ(footprint(array({3}, {0})).bytes(), 4);
}

TEST(footprint, is_empty_where_an_axis_is) {
  EXPECT_TRUE(footprint(array({3, 0}, {0, 1})).is_empty());
  EXPECT_FALSE(footprint(array({3, 1}, {1, 1})).is_empty());
}

TEST(footprint, is_nested_where_each_axis_steps_over_those_behind_it) {
  EXPECT_TRUE(footprint(array({3, 5}, {5, 1})).is_nested());
  EXPECT_TRUE(footprint(array({3, 5}, {9, 2})).is_nested());
  EXPECT_FALSE(footprint(array({3, 5}, {8, 2})).is_nested());
  EXPECT_FALSE(footprint(array({3, 5}, {1, 3})).is_nested()) << "another order: a closer look";
  EXPECT_TRUE(footprint(array({1, 5}, {0, 1})).is_nested());
}

TEST(footprint, knows_extents_that_no_array_has) {
  EXPECT_FALSE(footprint(array({0, big, big}, {0, 1, 1})).has_possible_extents());
  EXPECT_FALSE(footprint(array({big, big}, {big, 1})).has_possible_extents());
  EXPECT_FALSE(footprint(array({big, big}, {1, 1})).has_possible_extents());
  EXPECT_FALSE(footprint(array({-1}, {1})).has_possible_extents());
  EXPECT_TRUE(footprint(array({big}, {1})).has_possible_extents());
}

TEST(footprint, knows_ranks_that_no_array_has_and_looks_no_further) {
  kordon_array a = array({1}, {1}).c();
  for (const std::int32_t rank : {-1, KORDON_MAX_RANK + 1, INT32_MAX}) {
    a.rank = rank;
    EXPECT_FALSE(footprint(array_ref(a)).has_possible_extents()) << rank;
  }
}

TEST(footprint, knows_strides_that_no_memory_has) {
  EXPECT_FALSE(footprint(array({2}, {-1})).has_possible_strides());
  EXPECT_FALSE(footprint(array({3}, {INT64_MAX / 2})).has_possible_strides());
  EXPECT_FALSE(footprint(array({INT64_MAX / 2}, {1})).has_possible_strides()) << "4 bytes each";
  EXPECT_TRUE(footprint(array({0, 3}, {1, INT64_MAX / 2})).has_possible_strides());
}

}  // namespace
}  // namespace kordon::v0::testing
