// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <kordon/memory/dtype.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kordon::tools {

/// What the header of a .npy file says: a Python dictionary of descr, fortran_order and shape.
struct npy_header {
  dtype type = dtype::uint8;
  bool fortran_order = false;
  std::vector<std::int64_t> shape;
  std::int64_t data_bytes = 0;
};

/// Reads the dictionary, keys in any order. Throws input_error, which names `path`, for text that
/// is no such dictionary, a type Kordon has no name for (big endian, structured, objects, ...),
/// more than 64 dimensions, and extents that are negative or whose product is out of range.
npy_header parse_npy_header(std::string_view text, const std::filesystem::path& path);

/// Everything that stands before the data: magic string, version (1.0, or 2.0 where the header is
/// long) and header, padded to a multiple of 64 bytes as NumPy does. Throws std::invalid_argument
/// for bfloat16, which NumPy's format does not have.
std::string npy_prefix(dtype type, std::span<const std::int64_t> shape, bool fortran_order);

}  // namespace kordon::tools
