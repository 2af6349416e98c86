// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <kordon/dispatch/suggested_dtype.hpp>

namespace kordon::inline v0::detail {
namespace {

constexpr dtype_set reals{dtype::float32, dtype::float64};
constexpr dtype_set complexes{dtype::complex64, dtype::complex128};

TEST(suggested_dtype, holds_the_values_where_one_does) {
  EXPECT_EQ(suggested_dtype(reals, dtype::uint8), dtype::float32);
  EXPECT_EQ(suggested_dtype(reals, dtype::int32), dtype::float64);
  EXPECT_EQ(suggested_dtype(complexes, dtype::float32), dtype::complex64);
  EXPECT_EQ(suggested_dtype(complexes, dtype::float64), dtype::complex128);
  EXPECT_EQ(suggested_dtype({dtype::int32}, dtype::uint16), dtype::int32);
}

TEST(suggested_dtype, is_the_largest_where_none_does) {
  EXPECT_EQ(suggested_dtype(reals, dtype::int64), dtype::float64);
  EXPECT_EQ(suggested_dtype({dtype::uint8, dtype::uint16}, dtype::int32), dtype::uint16);
}

TEST(suggested_dtype, tells_zeros_from_others_where_that_is_asked) {
  EXPECT_EQ(suggested_dtype({dtype::boolean, dtype::uint8}, dtype::int16), dtype::boolean);
}

TEST(suggested_dtype, of_complex_elements_is_that_of_their_parts_where_none_is_complex) {
  EXPECT_EQ(suggested_dtype(reals, dtype::complex64), dtype::float32);
  EXPECT_EQ(suggested_dtype(reals, dtype::complex128), dtype::float64);
}

TEST(holds, knows_signs_digits_and_exponents) {
  EXPECT_TRUE(holds(dtype::int16, dtype::uint8));
  EXPECT_FALSE(holds(dtype::int8, dtype::uint8));
  EXPECT_FALSE(holds(dtype::uint64, dtype::int8));
  EXPECT_FALSE(holds(dtype::float16, dtype::bfloat16));
  EXPECT_FALSE(holds(dtype::bfloat16, dtype::float16));
  EXPECT_FALSE(holds(dtype::float64, dtype::complex64));
}

}  // namespace
}  // namespace kordon::v0::detail
