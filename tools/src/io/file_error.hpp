// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kordon::tools {

/// What a user must be told about a file: one line, one sentence, which ends in what to do.
/// The text is "PATH: PROBLEM; FIX". No control character of a path or a file reaches it.
class file_error : public std::runtime_error {
 public:
  file_error(const std::filesystem::path& path, std::string_view problem, std::string_view fix);
  const std::filesystem::path& path() const noexcept { return path_; }
  const std::string& problem() const noexcept { return problem_; }
  const std::string& fix() const noexcept { return fix_; }

 private:
  std::filesystem::path path_;
  std::string problem_, fix_;
};

/// The file that was given cannot be used.
class input_error : public file_error {
 public:
  using file_error::file_error;
};

/// The file that was asked for cannot be written.
class output_error : public file_error {
 public:
  using file_error::file_error;
};

/// The path as it may stand in a message: control characters are escaped.
std::string shown(const std::filesystem::path& path);

/// Text out of a file as it may stand in a message: in quotes, printable ASCII, at most 48
/// characters.
std::string quoted(std::string_view text);

}  // namespace kordon::tools
