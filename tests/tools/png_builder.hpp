// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kordon::tools::test {

inline std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xff);
  return bytes;
}

/// One PNG chunk, with the right checksum whatever it holds.
inline std::string png_chunk(std::string_view type, std::string_view data) {
  const std::string body = std::string(type) + std::string(data);
  std::uint32_t crc = 0xffffffff;
  for (const char c : body) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(~crc);
}

/// A zlib stream that stores `data` (shorter than 64 KiB) as it is.
inline std::string zlib_stored(std::string_view data) {
  std::uint32_t a = 1, b = 0;
  for (const char c : data) {
    a = (a + static_cast<unsigned char>(c)) % 65521;
    b = (b + a) % 65521;
  }
  const auto size = static_cast<std::uint16_t>(data.size());
  std::string stream = "\x78\x01\x01";
  for (const std::uint16_t field : {size, static_cast<std::uint16_t>(~size)}) {
    stream += static_cast<char>(field & 0xff);
    stream += static_cast<char>(field >> 8);
  }
  return stream + std::string(data) + big_endian(b << 16 | a);
}

/// The parts of a PNG file, each of which a test may spoil before `file` puts them together.
struct png_builder {
  std::uint32_t cols = 0, rows = 0;
  char bits = 8, colour = 0, interlace = 0;
  std::string rows_data;      ///< each row after its filter byte
  std::string before_pixels;  ///< whole chunks
  std::string end = png_chunk("IEND", "");

  std::string header() const {
    return big_endian(cols) + big_endian(rows) + bits + colour + std::string(2, '\0') + interlace;
  }
  std::string file() const { return file_of(header(), zlib_stored(rows_data)); }
  std::string file_of(std::string_view header, std::string_view pixels) const {
    return "\x89PNG\r\n\x1a\n" + png_chunk("IHDR", header) + before_pixels +
           png_chunk("IDAT", pixels) + end;
  }
};

}  // namespace kordon::tools::test
