// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/output_file.hpp"

#include <fmt/format.h>
#include <cerrno>
#include <cstring>
#include <utility>

#include "io/file_error.hpp"

namespace kordon::tools {

output_file::output_file(std::filesystem::path path) : path_(std::move(path)) {
  file_.reset(std::fopen(path_.c_str(), "wb"));
  if (!file_) fail();
}

void output_file::write(const void* from, std::size_t bytes) {
  if (bytes != 0 && std::fwrite(from, 1, bytes, file_.get()) != bytes) fail();
}

void output_file::close() {
  if (std::fclose(file_.release()) != 0) fail();
}

void output_file::fail() const {
  throw output_error(path_, fmt::format("it cannot be written ({})", std::strerror(errno)),
                     "check the folder, its permissions and the space on the disk");
}

void write_text(const std::filesystem::path& path, std::string_view text) {
  output_file file(path);
  file.write(text.data(), text.size());
  file.close();
}

}  // namespace kordon::tools
