// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/memory/dtype.hpp>

namespace kordon::inline v0 {
namespace {

struct row {
  dtype type;
  const char* name;
  std::size_t bytes;
  int dlpack_code;
};

constexpr row table[] = {
    {dtype::boolean, "bool", 1, 6},
    {dtype::int8, "int8", 1, 0},
    {dtype::int16, "int16", 2, 0},
    {dtype::int32, "int32", 4, 0},
    {dtype::int64, "int64", 8, 0},
    {dtype::uint8, "uint8", 1, 1},
    {dtype::uint16, "uint16", 2, 1},
    {dtype::uint32, "uint32", 4, 1},
    {dtype::uint64, "uint64", 8, 1},
    {dtype::float16, "float16", 2, 2},
    {dtype::bfloat16, "bfloat16", 2, 4},
    {dtype::float32, "float32", 4, 2},
    {dtype::float64, "float64", 8, 2},
    {dtype::complex64, "complex64", 8, 5},
    {dtype::complex128, "complex128", 16, 5},
};

TEST(dtype, has_the_name_size_and_dlpack_code_of_the_table) {
  ASSERT_EQ(dtype_count, std::size(table));
  for (const row& r : table) {
    EXPECT_EQ(name(r.type), r.name);
    EXPECT_EQ(size_of(r.type), r.bytes) << r.name;
    EXPECT_EQ(dtype_from_name(r.name), r.type);
    EXPECT_EQ(dtype_from_dlpack(r.dlpack_code, static_cast<int>(r.bytes) * 8), r.type) << r.name;
  }
}

TEST(dtype, is_none_for_names_and_codes_that_it_lacks) {
  EXPECT_FALSE(dtype_from_name("float"));
  EXPECT_FALSE(dtype_from_name(""));
  EXPECT_FALSE(dtype_from_dlpack(2, 8));
  EXPECT_FALSE(dtype_from_dlpack(3, 64));
}

TEST(dtype, of_element_types_is_by_size_and_sign) {
  EXPECT_EQ(dtype_of<bool>, dtype::boolean);
  EXPECT_EQ(dtype_of<const float>, dtype::float32);
  EXPECT_EQ(dtype_of<double>, dtype::float64);
  EXPECT_EQ(dtype_of<short>, dtype::int16);
  EXPECT_EQ(dtype_of<long>, dtype::int64);
  EXPECT_EQ(dtype_of<long long>, dtype::int64);
  EXPECT_EQ(dtype_of<unsigned char>, dtype::uint8);
  EXPECT_EQ(dtype_of<unsigned long long>, dtype::uint64);
  EXPECT_EQ(dtype_of<Kokkos::complex<float>>, dtype::complex64);
  EXPECT_EQ(dtype_of<std::complex<double>>, dtype::complex128);
}

TEST(dtype, is_none_for_types_that_have_no_name) {
  struct pixel {};

  EXPECT_FALSE(dtype_of<long double>);
  EXPECT_FALSE(dtype_of<pixel>);
  EXPECT_FALSE(dtype_of<int*>);
}

TEST(dtype_set, contains_what_was_put_in) {
  constexpr dtype_set set{dtype::uint8, dtype::complex128};

  EXPECT_TRUE(set.contains(dtype::uint8));
  EXPECT_TRUE(set.contains(dtype::complex128));
  EXPECT_FALSE(set.contains(dtype::int8));
  EXPECT_EQ(dtype_set(set.bits()).bits(), set.bits());
}

}  // namespace
}  // namespace kordon::v0
