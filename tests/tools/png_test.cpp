// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/png.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <png.h>
#include <sys/resource.h>
#include <array>
#include <numeric>

#include "file_fixture.hpp"
#include "io/file_error.hpp"
#include "png_builder.hpp"

namespace kordon::tools::test {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view copy_again = "copy or save it again from its source";

host_array decoded(const std::string& file) {
  const temporary_folder folder;
  return read_png(folder.add("a.png", file));
}

std::string complaint_about(const std::string& file) {
  return complaint<input_error>([&] { decoded(file); });
}

/// The words in quotes are libpng's, and differ between its versions.
bool is_damage(const std::string& text) {
  return text.starts_with("the PNG data is damaged ('") &&
         text.ends_with("'); copy or save it again from its source");
}

template <typename T>
std::vector<T> values(const host_array& image) {
  return {image.data<T>(), image.data<T>() + image.size()};
}

png_builder grey(std::uint32_t rows, std::uint32_t cols, char bits, std::string_view rows_data) {
  png_builder image;
  image.rows = rows;
  image.cols = cols;
  image.bits = bits;
  image.rows_data = rows_data;
  return image;
}

TEST(png, reads_grey_samples_of_every_depth) {
  using bytes = std::vector<std::uint8_t>;
  const host_array one = decoded(grey(2, 3, 1, "\0\xa0\0\x40"sv).file());
  EXPECT_EQ(one.type, dtype::uint8);
  EXPECT_EQ(one.shape, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(values<std::uint8_t>(one), (bytes{255, 0, 255, 0, 255, 0}));
  EXPECT_EQ(values<std::uint8_t>(decoded(grey(1, 4, 2, "\0\x1b"sv).file())),
            (bytes{0, 85, 170, 255}));
  EXPECT_EQ(values<std::uint8_t>(decoded(grey(1, 3, 4, "\0\x0f\x70"sv).file())),
            (bytes{0, 255, 119}));
  EXPECT_EQ(values<std::uint8_t>(decoded(grey(2, 2, 8, "\0\1\2\0\3\xff"sv).file())),
            (bytes{1, 2, 3, 255}));
  const host_array sixteen = decoded(grey(1, 2, 16, "\0\x01\x02\xff\xfe"sv).file());
  EXPECT_EQ(sixteen.type, dtype::uint16);
  EXPECT_EQ(values<std::uint16_t>(sixteen), (std::vector<std::uint16_t>{0x0102, 0xfffe}));
}

TEST(png, applies_no_gamma_and_reads_interlaced_images) {
  png_builder with_gamma = grey(1, 2, 8, "\0\x10\x80"sv);
  with_gamma.before_pixels = png_chunk("gAMA", big_endian(220000));
  EXPECT_EQ(values<std::uint8_t>(decoded(with_gamma.file())),
            (std::vector<std::uint8_t>{0x10, 0x80}));

  // Adam7, 2 x 2: pass 1 holds (0,0), pass 6 holds (0,1), pass 7 holds row 1.
  png_builder interlaced = grey(2, 2, 8, "\0\1\0\2\0\3\4"sv);
  interlaced.interlace = 1;
  EXPECT_EQ(values<std::uint8_t>(decoded(interlaced.file())),
            (std::vector<std::uint8_t>{1, 2, 3, 4}));
}

TEST(png, refuses_what_is_not_grey) {
  constexpr std::string_view convert =
      "convert it to grey first: python3 -c \"from PIL import Image; "
      "Image.open('in.png').convert('L').save('grey.png')\"";
  png_builder image = grey(1, 1, 8, "\0\1\2\3"sv);
  image.colour = 2;
  EXPECT_EQ(complaint_about(image.file()),
            fmt::format("this is a colour image, and Kordon reads grey ones only; {}", convert));
  image = grey(1, 1, 8, "\0\1\2\3\4"sv);
  image.colour = 6;
  EXPECT_EQ(complaint_about(image.file()),
            fmt::format("this is a colour image, and Kordon reads grey ones only; {}", convert));
  image = grey(1, 1, 8, "\0\0"sv);
  image.colour = 3;
  image.before_pixels = png_chunk("PLTE", "\1\2\3");
  EXPECT_EQ(complaint_about(image.file()),
            fmt::format("this is a palette image, and Kordon reads grey ones only; {}", convert));
  const auto transparent = fmt::format(
      "this is a grey image with transparency, and Kordon reads grey ones only; {}", convert);
  image = grey(1, 1, 8, "\0\1\2"sv);
  image.colour = 4;
  EXPECT_EQ(complaint_about(image.file()), transparent);
  image = grey(1, 1, 8, "\0\1"sv);
  image.before_pixels = png_chunk("tRNS", "\0\1"sv);
  EXPECT_EQ(complaint_about(image.file()), transparent);
}

TEST(png, refuses_what_is_no_image) {
  EXPECT_EQ(complaint_about(""), fmt::format("the file is empty; {}", copy_again));
  EXPECT_EQ(complaint_about("hello"), "this is not a PNG image; give a .png or .npy file");
  EXPECT_EQ(complaint_about("GIF89a and a little more than that"),
            "this is not a PNG image; give a .png or .npy file");
  EXPECT_EQ(complaint<input_error>([] { read_png("/nowhere/a.png"); }),
            "there is no such file; check the spelling and the folder");
  EXPECT_EQ(complaint<input_error>([] { read_png("/"); }),
            "this is a directory, not a file; name a file in it");
}

TEST(png, refuses_sizes_that_cannot_be_true) {
  constexpr std::string_view none = "give one with at least one row and one column";
  EXPECT_EQ(complaint_about(grey(0, 0, 8, "").file()),
            fmt::format("the image has no pixels (0 x 0); {}", none));
  EXPECT_EQ(complaint_about(grey(3, 0, 8, "").file()),
            fmt::format("the image has no pixels (3 x 0); {}", none));
  const std::string lie = grey(2000000000, 2000000000, 16, "\0\1\2"sv).file();
  EXPECT_EQ(
      complaint_about(lie),
      fmt::format("its header claims 2000000000 rows of 4000000000 bytes, which the {} bytes of "
                  "the file cannot hold; {}",
                  lie.size(), copy_again));
  EXPECT_TRUE(is_damage(complaint_about(grey(1, 0x80000001, 8, "\0\1"sv).file())));
  // A claim that the file could hold, and does not.
  EXPECT_TRUE(is_damage(complaint_about(grey(100, 100, 8, "\0\1\2"sv).file())));
}

TEST(png, allocates_nothing_for_metadata_that_lies) {
  png_builder image = grey(1, 1, 8, "\0\7"sv);
  image.before_pixels = big_endian(2000000000) + "iCCP";
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  EXPECT_TRUE(complaint_about(image.file()).starts_with("the file ends inside the image; "));
  getrusage(RUSAGE_SELF, &after);
  EXPECT_LT(after.ru_maxrss - before.ru_maxrss, 100000) << "KiB";
}

TEST(png, refuses_truncated_and_damaged_files) {
  const png_builder image = grey(2, 2, 8, "\0\1\2\0\3\xff"sv);
  const std::string whole = image.file();
  EXPECT_EQ(decoded(whole).size(), 4);
  for (std::size_t size = 8; size < whole.size(); ++size)
    EXPECT_NE(complaint_about(whole.substr(0, size)).find("the file ends inside"),
              std::string::npos)
        << size;
  const std::size_t pixels = whole.find("IDAT") + 4;
  for (const std::size_t where : {pixels, pixels + 8, whole.find("IEND") - 5}) {
    std::string flipped = whole;
    flipped[where] ^= 1;
    EXPECT_TRUE(is_damage(complaint_about(flipped))) << where;
  }
}

TEST(png, survives_thousands_of_damaged_files_without_a_word_on_stderr) {
  png_builder seed = grey(9, 9, 16, "");
  for (int row = 0; row < 9; ++row)
    seed.rows_data += static_cast<char>(row % 5) + std::string(18, static_cast<char>(row * 40));
  seed.before_pixels = png_chunk("gAMA", big_endian(45455)) + png_chunk("tEXt", "Title\0none"sv) +
                       png_chunk("iCCP", "icc\0\0damaged"sv);
  const temporary_folder folder;
  std::mt19937 generator(20261122);
  int refused = 0;
  testing::internal::CaptureStderr();
  for (int i = 0; i < 4000; ++i) {
    // Half of them with the right checksums, which lets the damage through to where it matters.
    std::string file = mutated(seed.file(), generator);
    if (i % 2 == 0) {
      std::string header = seed.header(), pixels = zlib_stored(seed.rows_data);
      (i % 4 == 0 ? header : pixels) = mutated(i % 4 == 0 ? header : pixels, generator);
      file = seed.file_of(header, pixels);
    }
    try {
      read_png(folder.add("a.png", file));
    } catch (const input_error& error) {
      ++refused;
      if (std::string_view(error.what()).find('\n') != std::string_view::npos)
        ADD_FAILURE() << error.what();
    }
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
  EXPECT_GT(refused, 2000);
  EXPECT_LT(refused, 4000);
}

TEST(png, writes_colour_that_libpng_reads_back) {
  const temporary_folder folder;
  rgb_image image{2, 3, std::vector<std::uint8_t>(18)};
  std::iota(image.pixels.begin(), image.pixels.end(), std::uint8_t(100));
  write_png(folder / "a.png", image);

  png_image back{};
  back.version = PNG_IMAGE_VERSION;
  ASSERT_NE(png_image_begin_read_from_file(&back, (folder / "a.png").c_str()), 0);
  EXPECT_EQ(back.width, 3u);
  EXPECT_EQ(back.height, 2u);
  EXPECT_EQ(back.format, static_cast<png_uint_32>(PNG_FORMAT_RGB));
  std::vector<std::uint8_t> pixels(18);
  ASSERT_NE(png_image_finish_read(&back, nullptr, pixels.data(), 0, nullptr), 0);
  EXPECT_EQ(pixels, image.pixels);
}

TEST(png, says_why_it_cannot_write) {
  const rgb_image image{300, 300, std::vector<std::uint8_t>(270000, 7)};
  constexpr std::string_view fix = "check the folder, its permissions and the space on the disk";
  EXPECT_EQ(complaint<output_error>([&] { write_png("/nowhere/a.png", image); }),
            fmt::format("it cannot be written (No such file or directory); {}", fix));
  EXPECT_EQ(complaint<output_error>([&] { write_png("/dev/full", image); }),
            fmt::format("it cannot be written (No space left on device); {}", fix));
  EXPECT_THROW(write_png("/dev/null", rgb_image{2, 2, {1, 2, 3}}), std::invalid_argument);
  EXPECT_THROW(write_png("/dev/null", rgb_image{}), std::invalid_argument);
}

}  // namespace
}  // namespace kordon::tools::test
