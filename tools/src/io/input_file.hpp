// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>

#include "io/stream.hpp"

namespace kordon::tools {

/// A regular file opened for reading, whose size is known: no header is believed beyond it.
/// Throws input_error when it is missing, a directory, a pipe or device, or may not be read.
class input_file {
 public:
  explicit input_file(std::filesystem::path path);

  const std::filesystem::path& path() const noexcept { return path_; }
  std::uint64_t size() const noexcept { return size_; }
  std::FILE* handle() noexcept { return file_.get(); }
  std::uint64_t remaining() const noexcept { return size_ - position_; }

  /// Reads up to `bytes` bytes; fewer only where the file ends. Throws input_error if the disk
  /// fails.
  std::size_t read(void* to, std::size_t bytes);
  void rewind();

 private:
  std::filesystem::path path_;
  stream file_;
  std::uint64_t size_ = 0;
  std::uint64_t position_ = 0;
};

}  // namespace kordon::tools
