// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/input_file.hpp"

#include <sys/stat.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "io/file_error.hpp"

namespace kordon::tools {

input_file::input_file(std::filesystem::path path) : path_(std::move(path)) {
  if (path_.empty()) throw input_error("''", "the file name is empty", "name a .png or .npy file");
  // Looked at before it is opened, because opening a pipe that nobody writes to would wait for
  // ever.
  struct stat facts {};
  if (::stat(path_.c_str(), &facts) != 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      throw input_error(path_, "there is no such file", "check the spelling and the folder");
    throw input_error(path_, std::strerror(errno), "check the path and its permissions");
  }
  if (S_ISDIR(facts.st_mode))
    throw input_error(path_, "this is a directory, not a file", "name a file in it");
  if (!S_ISREG(facts.st_mode))
    throw input_error(path_, "this is not a regular file", "save its content to a file first");
  file_.reset(std::fopen(path_.c_str(), "rb"));
  if (!file_)
    throw input_error(path_, std::strerror(errno), "make it readable, for example with chmod u+r");
  size_ = static_cast<std::uint64_t>(facts.st_size);
}

std::size_t input_file::read(void* to, std::size_t bytes) {
  // Not beyond the size that checks were made against, should another program append meanwhile.
  bytes = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, size_ - position_));
  const std::size_t got = bytes == 0 ? 0 : std::fread(to, 1, bytes, file_.get());
  position_ += got;
  if (got < bytes && std::ferror(file_.get()) != 0)
    throw input_error(path_, "the disk reported an error while it was read",
                      "copy it to another disk and try again");
  return got;
}

void input_file::rewind() {
  std::rewind(file_.get());
  position_ = 0;
}

}  // namespace kordon::tools
