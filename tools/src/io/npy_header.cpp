// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/npy_header.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <stdexcept>
#include <utility>

#include "io/file_error.hpp"
#include "io/host_array.hpp"

namespace kordon::tools {
namespace {

// NumPy's type strings without their byte order.
constexpr std::array<std::pair<std::string_view, dtype>, 14> codes = {{
    {"b1", dtype::boolean},
    {"i1", dtype::int8},
    {"i2", dtype::int16},
    {"i4", dtype::int32},
    {"i8", dtype::int64},
    {"u1", dtype::uint8},
    {"u2", dtype::uint16},
    {"u4", dtype::uint32},
    {"u8", dtype::uint64},
    {"f2", dtype::float16},
    {"f4", dtype::float32},
    {"f8", dtype::float64},
    {"c8", dtype::complex64},
    {"c16", dtype::complex128},
}};

constexpr std::string_view save_again = "save the array again with numpy.save(path, a)";

/// The few forms of Python literal that a header may hold, read from left to right.
class literal_reader {
 public:
  literal_reader(std::string_view text, const std::filesystem::path& path)
      : rest_(text), path_(path) {}

  bool take(char c) {
    skip_blanks();
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void need(char c) {
    if (!take(c)) malformed();
  }
  bool next_is(char c) {
    skip_blanks();
    return !rest_.empty() && rest_.front() == c;
  }
  bool at_end() {
    skip_blanks();
    return rest_.empty();
  }

  std::string_view string() {
    const char quote = next_is('"') ? '"' : '\'';
    need(quote);
    const auto end = rest_.find(quote);
    if (end == std::string_view::npos) malformed();
    const auto text = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return text;
  }

  bool boolean() {
    skip_blanks();
    for (const auto& [word, value] : {std::pair{"True", true}, std::pair{"False", false}}) {
      if (!rest_.starts_with(word)) continue;
      rest_.remove_prefix(std::string_view(word).size());
      return value;
    }
    malformed();
  }

  /// A tuple of whole numbers; numbers that int64 does not hold are reported, not wrapped.
  std::vector<std::int64_t> extents() {
    std::vector<std::int64_t> values;
    need('(');
    while (!take(')')) {
      skip_blanks();
      std::int64_t value = 0;
      const auto [end, status] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
      if (status == std::errc::result_out_of_range)
        throw input_error(path_, "its header claims an extent that no machine can hold",
                          save_again);
      if (status != std::errc{}) malformed();
      rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
      take('L');  // Python 2 wrote long integers so
      values.push_back(value);
      if (!take(',') && !next_is(')')) malformed();
    }
    return values;
  }

  [[noreturn]] void malformed() const {
    throw input_error(path_, fmt::format("its .npy header is damaged near {}", quoted(rest_)),
                      save_again);
  }

 private:
  void skip_blanks() {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!rest_.empty() && blank(rest_.front())) rest_.remove_prefix(1);
  }

  std::string_view rest_;
  const std::filesystem::path& path_;
};

[[noreturn]] void unsupported(const std::filesystem::path& path, std::string_view what) {
  throw input_error(path, fmt::format("its elements are {}, which Kordon does not read", what),
                    "save it with a plain type, for example numpy.save(path, a.astype('<f8'))");
}

dtype parse_descr(std::string_view descr, const std::filesystem::path& path) {
  const char order = descr.empty() ? '\0' : descr.front();
  const bool has_order = order == '<' || order == '>' || order == '|' || order == '=';
  const auto code = descr.substr(has_order ? 1 : 0);
  const auto* const known = std::find_if(codes.begin(), codes.end(),
                                         [&](const auto& entry) { return entry.first == code; });
  if (known != codes.end()) {
    // '=' would be "the order of the machine that wrote it", which the file does not name.
    if (order == '<' || size_of(known->second) == 1) return known->second;
    if (order == '>')
      throw input_error(
          path, fmt::format("its numbers are big endian ({})", quoted(descr)),
          fmt::format("save them little endian: numpy.save(path, a.astype('<{}'))", code));
    unsupported(path, fmt::format("of type {} without a byte order", quoted(descr)));
  }
  switch (code.empty() ? '\0' : code.front()) {
    case 'O':
      unsupported(path, "Python objects");
    case 'V':
      unsupported(path, fmt::format("raw bytes ({})", quoted(descr)));
    case 'S':
    case 'U':
    case 'a':
      unsupported(path, fmt::format("text ({})", quoted(descr)));
    case 'M':
    case 'm':
      unsupported(path, fmt::format("dates or times ({})", quoted(descr)));
    default:
      unsupported(path, fmt::format("of type {}", quoted(descr)));
  }
}

void check_shape(npy_header& header, const std::filesystem::path& path) {
  constexpr std::size_t most = 64;  // NumPy's own limit
  if (header.shape.size() > most)
    throw input_error(path, fmt::format("its header claims {} dimensions", header.shape.size()),
                      fmt::format("save it with at most {}", most));
  for (const auto extent : header.shape)
    if (extent < 0)
      throw input_error(path, fmt::format("its header claims a negative extent ({})", extent),
                        save_again);
  const auto bytes = array_bytes(header.type, header.shape);
  if (!bytes)
    throw input_error(path, "its header claims more bytes than any machine can hold", save_again);
  header.data_bytes = *bytes;
}

}  // namespace

npy_header parse_npy_header(std::string_view text, const std::filesystem::path& path) {
  std::optional<dtype> type;
  std::optional<bool> fortran_order;
  std::optional<std::vector<std::int64_t>> shape;
  literal_reader reader(text, path);
  reader.need('{');
  while (!reader.take('}')) {
    const auto key = reader.string();
    reader.need(':');
    if (key == "descr" && !type) {
      if (reader.next_is('[') || reader.next_is('(') || reader.next_is('{'))
        unsupported(path, "records (a structured type)");
      type = parse_descr(reader.string(), path);
    } else if (key == "fortran_order" && !fortran_order) {
      fortran_order = reader.boolean();
    } else if (key == "shape" && !shape) {
      shape = reader.extents();
    } else {
      throw input_error(path, fmt::format("its .npy header has an unexpected key {}", quoted(key)),
                        save_again);
    }
    if (!reader.take(',') && !reader.next_is('}')) reader.malformed();
  }
  if (!reader.at_end()) reader.malformed();
  if (!type || !fortran_order || !shape)
    throw input_error(path, "its .npy header lacks descr, fortran_order or shape", save_again);
  npy_header header{*type, *fortran_order, std::move(*shape), 0};
  check_shape(header, path);
  return header;
}

std::string npy_prefix(dtype type, std::span<const std::int64_t> shape, bool fortran_order) {
  const auto* const code = std::find_if(codes.begin(), codes.end(),
                                        [&](const auto& entry) { return entry.second == type; });
  if (code == codes.end())
    throw std::invalid_argument(fmt::format("NumPy's format has no {}", name(type)));
  const char order = size_of(type) == 1 ? '|' : '<';
  std::string dictionary = fmt::format(
      "{{'descr': '{}{}', 'fortran_order': {}, 'shape': ({}{}), }}", order, code->first,
      fortran_order ? "True" : "False", fmt::join(shape, ", "), shape.size() == 1 ? "," : "");
  const auto padded = [&](std::size_t fixed) {
    return (fixed + dictionary.size() + 1 + 63) / 64 * 64 - fixed;
  };
  const bool is_long = padded(10) > 0xffff;
  const std::size_t length = padded(is_long ? 12 : 10);
  std::string prefix("\x93NUMPY");
  prefix += is_long ? '\2' : '\1';
  prefix += '\0';
  for (int i = 0; i < (is_long ? 4 : 2); ++i) prefix += static_cast<char>(length >> (8 * i) & 0xff);
  dictionary.resize(length - 1, ' ');
  return prefix + dictionary + '\n';
}

}  // namespace kordon::tools
