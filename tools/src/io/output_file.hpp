// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include "io/stream.hpp"

namespace kordon::tools {

/// A file opened for writing, its old content dropped. Every failure, down to the one that only
/// `close` sees (a full disk), is an output_error; the file may then be left half written, so it is
/// opened under a name from atomic_output.
class output_file {
 public:
  explicit output_file(std::filesystem::path path);

  std::FILE* handle() noexcept { return file_.get(); }
  void write(const void* from, std::size_t bytes);
  void close();
  [[noreturn]] void fail() const;  ///< throws output_error with the system's last reason

 private:
  std::filesystem::path path_;
  stream file_;
};

/// Writes `text` as the whole content of a file, byte for byte. Throws output_error.
void write_text(const std::filesystem::path& path, std::string_view text);

}  // namespace kordon::tools
