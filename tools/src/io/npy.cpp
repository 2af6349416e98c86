// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/npy.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "io/file_error.hpp"
#include "io/input_file.hpp"
#include "io/npy_header.hpp"
#include "io/output_file.hpp"

namespace kordon::tools {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the .npy files that Kordon reads and writes are little endian, like the machine");

constexpr std::string_view magic{"\x93NUMPY", 6};
constexpr std::uint64_t longest_header = 1 << 20;
constexpr std::string_view copy_again = "copy or save it again from its source";

[[noreturn]] void ends_in_header(const input_file& file) {
  throw input_error(file.path(), "the file ends inside its .npy header", copy_again);
}

std::string read_header_text(input_file& file) {
  std::array<unsigned char, 8> start{};
  if (file.read(start.data(), start.size()) < start.size()) {
    if (file.size() == 0) throw input_error(file.path(), "the file is empty", copy_again);
    if (std::memcmp(start.data(), magic.data(), magic.size()) == 0) ends_in_header(file);
  }
  if (std::memcmp(start.data(), magic.data(), magic.size()) != 0)
    throw input_error(file.path(), "this is not a .npy file",
                      "give one written by numpy.save(path, array)");
  const int major = start[6], minor = start[7];
  if (major < 1 || major > 3 || minor != 0)
    throw input_error(file.path(), fmt::format("its .npy version is {}.{}", major, minor),
                      "save it as version 1.0, 2.0 or 3.0, for example with numpy.save(path, a)");

  std::array<unsigned char, 4> field{};
  const std::size_t field_bytes = major == 1 ? 2 : 4;
  if (file.read(field.data(), field_bytes) < field_bytes) ends_in_header(file);
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < field_bytes; ++i) length |= std::uint64_t(field[i]) << (8 * i);
  if (length > file.remaining()) ends_in_header(file);
  if (length > longest_header)
    throw input_error(file.path(), fmt::format("its .npy header claims {} bytes", length),
                      "save the array again with a plain type");
  std::string text(length, '\0');
  if (file.read(text.data(), text.size()) < text.size()) ends_in_header(file);
  return text;
}

void check_length(const input_file& file, const npy_header& header) {
  const std::uint64_t present = file.remaining();
  const auto claimed = static_cast<std::uint64_t>(header.data_bytes);
  const auto array = fmt::format("{}[{}]", name(header.type), fmt::join(header.shape, ","));
  if (present < claimed)
    throw input_error(file.path(),
                      fmt::format("its header claims {}, which is {} bytes, but only {} follow",
                                  array, claimed, present),
                      copy_again);
  if (present > claimed)
    throw input_error(file.path(),
                      fmt::format("its header claims {}, which is {} bytes, but {} follow", array,
                                  claimed, present),
                      "save one array in each file");
}

// A C++ bool that is neither 0 nor 1 is undefined behaviour for everything that reads it.
void check_booleans(const input_file& file, const host_array& array) {
  const auto* first = array.data<unsigned char>();
  const auto* last = first + array.size();
  const auto* bad = std::find_if(first, last, [](unsigned char byte) { return byte > 1; });
  if (bad != last)
    throw input_error(file.path(),
                      fmt::format("element {} of its bool data is the byte {}", bad - first, *bad),
                      "save it again with numpy.save(path, a.view('u1') != 0)");
}

}  // namespace

host_array read_npy(const std::filesystem::path& path) {
  input_file file(path);
  const auto text = read_header_text(file);
  npy_header header = parse_npy_header(text, path);
  check_length(file, header);
  try {
    host_array array(header.type, std::move(header.shape), header.fortran_order);
    if (file.read(array.storage.data(), array.storage.size()) < array.storage.size())
      throw input_error(path, "the file became shorter while it was read", copy_again);
    if (array.type == dtype::boolean) check_booleans(file, array);
    return array;
  } catch (const std::bad_alloc&) {
    throw input_error(path, fmt::format("its {} bytes do not fit into memory", header.data_bytes),
                      "give a part of the array");
  }
}

void write_npy(const std::filesystem::path& path, const host_array& array) {
  if (array.type == dtype::bfloat16)
    throw output_error(path, "NumPy's format has no bfloat16",
                       "convert the array to float32 first");
  const std::string prefix = npy_prefix(array.type, array.shape, array.fortran_order);
  output_file file(path);
  file.write(prefix.data(), prefix.size());
  file.write(array.storage.data(), array.storage.size());
  file.close();
}

}  // namespace kordon::tools
