// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/file_error.hpp"

#include <fmt/format.h>

namespace kordon::tools {
namespace {

std::string escaped(std::string_view text, bool ascii_only) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f || (ascii_only && byte > 0x7f))
      out += fmt::format("\\x{:02x}", byte);
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string shown(const std::filesystem::path& path) {
  return escaped(path.native(), false);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 48;
  const bool whole = text.size() <= longest;
  return fmt::format("'{}{}'", escaped(text.substr(0, longest), true), whole ? "" : "...");
}

file_error::file_error(const std::filesystem::path& path, std::string_view problem,
                       std::string_view fix)
    : std::runtime_error(fmt::format("{}: {}; {}", shown(path), problem, fix)),
      path_(path),
      problem_(problem),
      fix_(fix) {}

}  // namespace kordon::tools
