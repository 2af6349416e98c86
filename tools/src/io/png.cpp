// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/png.hpp"

#include <fmt/format.h>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <new>
#include <stdexcept>
#include <string_view>

#include "io/file_error.hpp"
#include "io/input_file.hpp"
#include "io/output_file.hpp"
#include "io/png_session.hpp"

namespace kordon::tools {
namespace {

using detail::png_session;
using std::filesystem::path;

constexpr std::string_view copy_again = "copy or save it again from its source";
constexpr std::int64_t longest_side = std::numeric_limits<std::int32_t>::max();  // PNG's own limit

struct source {
  std::FILE* file;
  bool ended;
};

void read_bytes(png_structp png, png_bytep to, std::size_t bytes) {
  auto* from = static_cast<source*>(png_get_io_ptr(png));
  if (std::fread(to, 1, bytes, from->file) == bytes) return;
  from->ended = true;
  png_error(png, "the file ends");
}

[[noreturn]] void fail(const input_file& file, const png_session& session, const source& from) {
  if (from.ended) throw input_error(file.path(), "the file ends inside the image", copy_again);
  throw input_error(file.path(),
                    fmt::format("the PNG data is damaged ({})", quoted(session.message())),
                    copy_again);
}

std::uint32_t big_endian(const unsigned char* bytes) {
  return std::uint32_t(bytes[0]) << 24 | std::uint32_t(bytes[1]) << 16 |
         std::uint32_t(bytes[2]) << 8 | std::uint32_t(bytes[3]);
}

// libpng has one message for every fault of the header, so that size is looked at first.
void check_start(input_file& file) {
  std::array<unsigned char, 24> start{};
  const std::size_t got = file.read(start.data(), start.size());
  if (file.size() == 0) throw input_error(file.path(), "the file is empty", copy_again);
  if (got < 8 || png_sig_cmp(start.data(), 0, 8) != 0)
    throw input_error(file.path(), "this is not a PNG image", "give a .png or .npy file");
  if (got < start.size())
    throw input_error(file.path(), "the file ends inside its PNG header", copy_again);
  if (std::memcmp(start.data() + 12, "IHDR", 4) == 0) {
    const auto cols = big_endian(start.data() + 16), rows = big_endian(start.data() + 20);
    if (rows == 0 || cols == 0)
      throw input_error(file.path(), fmt::format("the image has no pixels ({} x {})", rows, cols),
                        "give one with at least one row and one column");
  }
  file.rewind();
}

void check_grey(const path& name, png_structp png, png_infop info) {
  const auto colour = png_get_color_type(png, info);
  const bool transparent = png_get_valid(png, info, PNG_INFO_tRNS) != 0;
  if (colour == PNG_COLOR_TYPE_GRAY && !transparent) return;
  const char* kind = colour == PNG_COLOR_TYPE_PALETTE       ? "a palette image"
                     : (colour & PNG_COLOR_MASK_COLOR) != 0 ? "a colour image"
                                                            : "a grey image with transparency";
  throw input_error(name, fmt::format("this is {}, and Kordon reads grey ones only", kind),
                    "convert it to grey first: python3 -c \"from PIL import Image; "
                    "Image.open('in.png').convert('L').save('grey.png')\"");
}

// Deflate makes at most 1032 bytes out of one, so a claim beyond that is a lie (or a bomb).
void check_claim(const input_file& file, std::int64_t rows, std::int64_t row_bytes) {
  constexpr double most = 1032;
  if (static_cast<double>(rows) * static_cast<double>(row_bytes + 1) >
      most * static_cast<double>(file.size()))
    throw input_error(
        file.path(),
        fmt::format("its header claims {} rows of {} bytes, which the {} bytes of the "
                    "file cannot hold",
                    rows, row_bytes, file.size()),
        copy_again);
}

host_array decode(input_file& file, png_session& session, source& from) {
  const bool has_header = session.succeeds([&from](png_structp png, png_infop info) {
    png_set_user_limits(png, longest_side, longest_side);
    // Metadata is skipped unread: libpng would allocate for it what its length field claims.
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    png_set_read_fn(png, &from, &read_bytes);
    png_read_info(png, info);
  });
  if (!has_header) fail(file, session, from);
  check_grey(file.path(), session.png(), session.info());
  const std::int64_t rows = png_get_image_height(session.png(), session.info());
  const std::int64_t cols = png_get_image_width(session.png(), session.info());
  const int bits = png_get_bit_depth(session.png(), session.info());
  check_claim(file, rows, (cols * bits + 7) / 8);

  host_array image(bits == 16 ? dtype::uint16 : dtype::uint8, {rows, cols});
  const std::int64_t row_bytes = cols * static_cast<std::int64_t>(size_of(image.type));
  std::vector<png_bytep> row(static_cast<std::size_t>(rows));
  for (std::int64_t r = 0; r < rows; ++r)
    row[static_cast<std::size_t>(r)] = image.data<unsigned char>() + r * row_bytes;
  const auto done = session.succeeds([rows = row.data()](png_structp png, png_infop info) {
    png_set_expand_gray_1_2_4_to_8(png);
    if constexpr (std::endian::native == std::endian::little) png_set_swap(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    png_set_benign_errors(png, 0);  // pixels beyond the last row, of which libpng only warns
    png_read_image(png, rows);
    png_read_end(png, nullptr);
  });
  if (!done) fail(file, session, from);
  return image;
}

}  // namespace

host_array read_png(const path& name) {
  input_file file(name);
  check_start(file);
  png_session session(png_session::direction::reading);
  source from{file.handle(), false};
  try {
    if (!session.usable()) throw std::bad_alloc();
    return decode(file, session, from);
  } catch (const std::bad_alloc&) {
    throw input_error(name, "the image does not fit into memory", "give a part of it");
  }
}

void write_png(const path& name, const rgb_image& image) {
  const auto side_fits = [](std::int64_t n) { return n > 0 && n <= longest_side; };
  if (!side_fits(image.rows) || !side_fits(image.cols) ||
      std::int64_t(image.pixels.size()) != image.rows * image.cols * 3)
    throw std::invalid_argument(
        fmt::format("write_png: {} bytes are no RGB image of {} x {} pixels", image.pixels.size(),
                    image.rows, image.cols));
  output_file file(name);
  png_session session(png_session::direction::writing);
  if (!session.usable()) throw std::bad_alloc();
  const bool done = session.succeeds([&image, to = file.handle()](png_structp png, png_infop info) {
    png_set_user_limits(png, longest_side, longest_side);
    png_init_io(png, to);
    png_set_IHDR(png, info, png_uint_32(image.cols), png_uint_32(image.rows), 8, PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png, 3);  // twice as fast as the default, a few percent larger
    png_write_info(png, info);
    for (std::int64_t r = 0; r < image.rows; ++r)
      png_write_row(png, image.pixels.data() + r * image.cols * 3);
    png_write_end(png, nullptr);
  });
  if (!done) file.fail();
  file.close();
}

}  // namespace kordon::tools
