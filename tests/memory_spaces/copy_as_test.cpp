// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <cmath>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/view.hpp>
#include <kordon/testing/refused.hpp>
#include <limits>

namespace kordon::inline v0 {
namespace {

using ::testing::ElementsAre;
using ::testing::Pointwise;
using testing::RefusedWith;

template <class T>
using row_major = Kokkos::View<T, Kokkos::LayoutRight, Kokkos::HostSpace>;

/// Host memory of any type, as an array of that dtype.
template <class T, class Memory>
array array_of(dtype type, const std::vector<Memory>& values) {
  static_assert(sizeof(T) % sizeof(Memory) == 0);
  const array a =
      zeros({}, type, {static_cast<std::int64_t>(values.size() * sizeof(Memory) / sizeof(T))});
  std::memcpy(a.data(), values.data(), values.size() * sizeof(Memory));
  return a;
}

template <class T>
array array_of(const std::vector<T>& values) {
  return array_of<T>(*dtype_of<T>, values);
}

template <class T>
std::vector<T> values_of(const array& a) {
  const auto* data = static_cast<const T*>(a.data());
  return {data, data + a.size() * static_cast<std::int64_t>(size_of(a.type()) / sizeof(T))};
}

template <class T>
std::vector<T> converted(dtype type, const array& a) {
  return values_of<T>(copy_as(type, a));
}

TEST(copy_as, of_a_view_is_a_view) {
  const row_major<std::uint8_t**> src("src", 4, 3);
  Kokkos::deep_copy(src, 7);

  const auto typed = copy_as<float>(src);

  static_assert(std::is_same_v<decltype(typed)::value_type, float>);
  EXPECT_EQ(typed(3, 2), 7.0f);
  EXPECT_EQ(typed.label(), "src");
}

TEST(copy_as, converts_every_real_dtype_to_every_other_and_back) {
  const std::vector<double> numbers = {0, 1, 2, 5, 100, 127}, truths = {0, 1, 1, 1, 1, 1};
  const array src = array_of(numbers);
  for (std::size_t i = 0; i < dtype_count; ++i)
    for (std::size_t j = 0; j < dtype_count; ++j) {
      const auto a = static_cast<dtype>(i), b = static_cast<dtype>(j);
      if (is_complex(a) || is_complex(b)) continue;

      const auto back = converted<double>(dtype::float64, copy_as(b, copy_as(a, src)));

      EXPECT_EQ(back, a == dtype::boolean || b == dtype::boolean ? truths : numbers)
          << name(a) << " to " << name(b);
    }
}

TEST(copy_as, keeps_the_sign_and_all_the_bits_of_integers) {
  const array a = array_of(std::vector<std::int64_t>{-1, -128, 9007199254740993});

  EXPECT_THAT(converted<std::int8_t>(dtype::int8, array_of(std::vector<std::int64_t>{-1, -128})),
              ElementsAre(-1, -128));
  EXPECT_EQ(converted<std::uint64_t>(dtype::uint64, a)[2], 9007199254740993u);
  EXPECT_EQ(converted<std::uint64_t>(dtype::uint64, a)[0],
            std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(converted<double>(dtype::float64, array_of(std::vector<std::uint64_t>{1ull << 63}))[0],
            9223372036854775808.0);
}

TEST(copy_as, cuts_fractions_off_towards_zero) {
  const array a = array_of(std::vector<float>{-2.75f, -0.5f, 0.5f, 2.75f});

  EXPECT_THAT(converted<std::int16_t>(dtype::int16, a), ElementsAre(-2, 0, 0, 2));
}

TEST(copy_as, makes_booleans_of_what_is_not_zero) {
  const array a = array_of(std::vector<double>{0, -0.0, 0.25, -3, std::nan("")});

  EXPECT_THAT(converted<std::uint8_t>(dtype::boolean, a), ElementsAre(0, 0, 1, 1, 1));
}

TEST(copy_as, takes_any_byte_but_zero_for_true) {
  const array a = array_of<bool>(dtype::boolean, std::vector<std::uint8_t>{0, 1, 2, 255});

  EXPECT_THAT(converted<std::int32_t>(dtype::int32, a), ElementsAre(0, 1, 1, 1));
}

/// A number and what IEEE 754 writes for it in 16 bits.
struct rounded {
  double value;
  std::uint16_t float16, bfloat16;
};

const double infinite = std::numeric_limits<double>::infinity();

const rounded rounding[] = {
    {0, 0x0000, 0x0000},
    {-0.0, 0x8000, 0x8000},
    {1, 0x3c00, 0x3f80},
    {-2, 0xc000, 0xc000},
    {0.1, 0x2e66, 0x3dcd},
    {1 + 1.0 / 2048, 0x3c00, 0x3f80},                      // half way in float16: to the even one
    {1 + 3.0 / 2048, 0x3c02, 0x3f80},                      // half way again: up
    {1 + 1.0 / 2048 + 1.0 / (1ll << 40), 0x3c01, 0x3f80},  // above half way by what float32 lacks
    {1 + 1.0 / 256, 0x3c04, 0x3f80},                       // half way in bfloat16: to the even one
    {1 + 3.0 / 256, 0x3c0c, 0x3f82},
    {65504, 0x7bff, 0x4780},  // the largest of float16
    {65519.99, 0x7bff, 0x4780},
    {65520, 0x7c00, 0x4780},               // half way to the next: infinite
    {std::ldexp(1, -14), 0x0400, 0x3880},  // the smallest normal of float16
    {std::ldexp(1, -24), 0x0001, 0x3380},  // the smallest of all
    {std::ldexp(1, -25), 0x0000, 0x3300},  // half of it: to the even one
    {std::ldexp(1.5, -25), 0x0001, 0x3340},
    {std::ldexp(1, -133), 0x0000, 0x0001},  // the smallest of bfloat16
    {std::ldexp(1, -1074), 0x0000, 0x0000},
    {3.3e38, 0x7c00, 0x7f78},
    {3.4e38, 0x7c00, 0x7f80},
    {infinite, 0x7c00, 0x7f80},
    {-infinite, 0xfc00, 0xff80},
};

TEST(copy_as, rounds_to_the_nearest_number_of_16_bits) {
  for (const rounded& r : rounding) {
    const array a = array_of(std::vector<double>{r.value});

    EXPECT_EQ(converted<std::uint16_t>(dtype::float16, a)[0], r.float16) << r.value;
    EXPECT_EQ(converted<std::uint16_t>(dtype::bfloat16, a)[0], r.bfloat16) << r.value;
  }
}

TEST(copy_as, brings_every_number_of_16_bits_back) {
  std::vector<std::uint16_t> patterns(65536);
  for (std::size_t i = 0; i < patterns.size(); ++i) patterns[i] = static_cast<std::uint16_t>(i);
  for (const dtype type : {dtype::float16, dtype::bfloat16}) {
    const array a = array_of<std::uint16_t>(type, patterns);
    for (const dtype wide : {dtype::float32, dtype::float64}) {
      const array widened = copy_as(wide, a);
      const auto numbers = converted<double>(dtype::float64, widened);
      const auto back = converted<std::uint16_t>(type, widened);

      for (std::size_t i = 0; i < patterns.size(); ++i) {
        if (std::isnan(numbers[i]))
          ASSERT_TRUE(std::isnan(converted<double>(
              dtype::float64, array_of<std::uint16_t>(type, std::vector{back[i]}))[0]))
              << i;
        else
          ASSERT_EQ(back[i], patterns[i]) << name(type) << ", " << numbers[i];
      }
    }
  }
}

TEST(copy_as, gives_real_elements_no_imaginary_part) {
  const array a = array_of(std::vector<std::int32_t>{3, -4});

  EXPECT_THAT(converted<float>(dtype::complex64, a), ElementsAre(3, 0, -4, 0));
  EXPECT_THAT(converted<double>(dtype::complex128, copy_as(dtype::float16, a)),
              ElementsAre(3, 0, -4, 0));
}

TEST(copy_as, keeps_both_parts_of_complex_elements) {
  const array a = array_of(std::vector<std::complex<float>>{{1, 2}, {-3, 0.5}});

  const array wide = copy_as(dtype::complex128, a);

  EXPECT_THAT(values_of<double>(wide), ElementsAre(1, 2, -3, 0.5));
  EXPECT_THAT(converted<float>(dtype::complex64, wide), ElementsAre(1, 2, -3, 0.5));
}

TEST(copy_as, converts_strided_arrays) {
  const row_major<int**> whole("whole", 5, 9);
  for (int i = 0; i < 5; ++i)
    for (int j = 0; j < 9; ++j) whole(i, j) = 10 * i + j;
  const auto part = Kokkos::subview(whole, Kokkos::ALL, Kokkos::make_pair(2, 5));

  const auto floats = copy_as<float>(part);

  for (int i = 0; i < 5; ++i)
    for (int j = 0; j < 3; ++j) EXPECT_EQ(floats(i, j), float(part(i, j)));
}

TEST(copy_as, refuses_to_drop_imaginary_parts) {
  const array src = zeros({}, dtype::complex64, {2}, "src");

  EXPECT_THAT([&] { copy_as(dtype::float32, src); },
              RefusedWith(refusal_code::dtype_mismatch,
                          "KRD003 copy_as: argument 'src' (\"src\", host, complex64[2]) cannot "
                          "become float32, which has no imaginary part. Fix: convert it to "
                          "complex64 or complex128, or only its real parts, which are an array "
                          "with twice the strides"));
  static_assert(!elements_convert_to<row_major<Kokkos::complex<float>*>, float>);
  static_assert(elements_convert_to<row_major<float*>, Kokkos::complex<float>>);
}

}  // namespace
}  // namespace kordon::v0
