// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/image.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <array>
#include <cmath>
#include <complex>
#include <limits>

#include "file_fixture.hpp"
#include "io/element.hpp"
#include "io/file_error.hpp"
#include "io/npy.hpp"
#include "png_builder.hpp"

namespace kordon::tools::test {
namespace {

std::string refusal_of(const host_array& array) {
  const temporary_folder folder;
  write_npy(folder / "a.npy", array);
  return complaint<input_error>([&] { read_image(folder / "a.npy"); });
}

TEST(image, is_recognised_by_its_content_not_its_name) {
  const temporary_folder folder;
  png_builder png;
  png.rows = png.cols = 1;
  png.rows_data = std::string("\0\7", 2);
  host_array one(dtype::uint8, {1, 1});
  one.data<std::uint8_t>()[0] = 7;
  folder.add("a.npy", png.file());
  write_npy(folder / "a.png", one);
  for (const auto* name : {"a.npy", "a.png"}) {
    const host_array image = read_image(folder / name);
    EXPECT_EQ(image.shape, (std::vector<std::int64_t>{1, 1}));
    EXPECT_EQ(image.data<std::uint8_t>()[0], 7);
  }
  folder.add("a.jpg", "\xff\xd8\xff");
  EXPECT_EQ(complaint<input_error>([&] { read_array(folder / "a.jpg"); }),
            "this is neither a PNG image nor a .npy file; convert it to one of them first");
  EXPECT_EQ(complaint<input_error>([&] { read_array(folder.add("none", "")); }),
            "the file is empty; copy or save it again from its source");
}

TEST(image, has_two_dimensions_and_pixels) {
  EXPECT_EQ(
      refusal_of(host_array(dtype::uint8, {1, 2, 1, 1, 3})),
      "the array has 5 dimensions [1, 2, 1, 1, 3], and an image has 2; select one plane first, "
      "for example with numpy.save(path, a[0])");
  EXPECT_EQ(
      refusal_of(host_array(dtype::uint8, {3})),
      "the array has 1 dimension [3], and an image has 2; give it two first, for example with "
      "numpy.save(path, a.reshape(rows, cols))");
  EXPECT_EQ(refusal_of(host_array(dtype::uint8, {0, 0})),
            "the image has no pixels (0 x 0); give one with at least one row and one column");
  EXPECT_EQ(refusal_of(host_array(dtype::complex64, {1, 1})),
            "its pixels are complex64; save one real part of it, for example with numpy.save(path, "
            "abs(a))");
}

TEST(image, has_finite_pixels) {
  host_array image(dtype::float32, {2, 3}, true);
  std::fill_n(image.data<float>(), 6, 1.0f);
  image.data<float>()[1 + 2 * 2] = NAN;  // row 1, column 2, in Fortran order
  EXPECT_EQ(refusal_of(image),
            "the pixel in row 1, column 2 is nan; replace such values first, for example with "
            "numpy.nan_to_num(a)");
  host_array half(dtype::float16, {1, 2});
  half.data<std::uint16_t>()[0] = 0x7bff;  // the largest that is finite
  half.data<std::uint16_t>()[1] = 0xfc00;
  EXPECT_TRUE(refusal_of(half).starts_with("the pixel in row 0, column 1 is -inf; "));
}

TEST(image, becomes_float32_on_request) {
  host_array image(dtype::uint16, {1, 3}, true);
  const std::array<std::uint16_t, 3> values = {0, 7, 65535};
  std::copy(values.begin(), values.end(), image.data<std::uint16_t>());
  const host_array copy = as_float32(image);
  EXPECT_EQ(copy.type, dtype::float32);
  EXPECT_EQ(copy.shape, image.shape);
  EXPECT_TRUE(copy.fortran_order);
  EXPECT_TRUE(std::equal(values.begin(), values.end(), copy.data<float>()));
  EXPECT_THROW(as_float32(host_array(dtype::complex128, {1, 1})), std::invalid_argument);
}

TEST(image, reads_half_precision_bits) {
  const auto half = [](std::uint16_t bits) { return static_cast<double>(float16_bits{bits}); };
  EXPECT_EQ(half(0x3c00), 1.0);
  EXPECT_EQ(half(0xc000), -2.0);
  EXPECT_EQ(half(0x3555), 0.333251953125);
  EXPECT_EQ(half(0x0001), std::ldexp(1.0, -24));
  EXPECT_EQ(half(0x0400), std::ldexp(1.0, -14));
  EXPECT_EQ(half(0x7bff), 65504.0);
  EXPECT_EQ(half(0x7c00), std::numeric_limits<double>::infinity());
  EXPECT_TRUE(std::isnan(half(0x7e00)));
  EXPECT_EQ(static_cast<double>(bfloat16_bits{0x3fc0}), 1.5);
}

}  // namespace
}  // namespace kordon::tools::test
