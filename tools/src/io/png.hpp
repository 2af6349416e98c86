// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "io/host_array.hpp"

namespace kordon::tools {

/// Reads a grey PNG into an array [rows, cols]: uint16 from 16 bits, else uint8. The samples are
/// the file's own (no gamma, no profile applied); 1, 2 and 4 bits are spread over 0..255, as PNG
/// defines their brightness. Colour, palettes and transparency are refused, because grey out of
/// them would be a conversion with more than one answer. Every failure is an input_error: not a
/// PNG, damaged, cut short, no pixels, more pixels claimed than the file can hold.
host_array read_png(const std::filesystem::path& name);

/// Red, green, blue bytes of one pixel after the other, in rows.
struct rgb_image {
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  std::vector<std::uint8_t> pixels;  ///< [rows, cols, 3]
};

/// Writes an 8-bit RGB PNG. Throws output_error, and may then leave part of a file: write to a name
/// from atomic_output.
void write_png(const std::filesystem::path& name, const rgb_image& image);

}  // namespace kordon::tools
