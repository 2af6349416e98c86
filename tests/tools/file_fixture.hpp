// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace kordon::tools::test {

/// A folder of its own for one test, removed with everything in it.
class temporary_folder {
 public:
  temporary_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kordon-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  ~temporary_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  temporary_folder(const temporary_folder&) = delete;
  temporary_folder& operator=(const temporary_folder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(std::string_view name) const { return path_ / name; }

  std::filesystem::path add(std::string_view name, std::string_view content) const {
    // A new file each time: some file systems write a truncated one to the disk when it is closed.
    std::filesystem::remove(path_ / name);
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// What the Error that `act` throws says after "PATH: "; a test failure when it throws none.
template <typename Error, typename Act>
std::string complaint(Act&& act) {
  try {
    act();
  } catch (const Error& error) {
    const std::string text = error.what();
    const std::string start = error.path().string() + ": ";
    EXPECT_TRUE(text.starts_with(start)) << text;
    EXPECT_EQ(text.find('\n'), std::string::npos) << text;
    EXPECT_NE(text.find("; "), std::string::npos) << "no word of what to do: " << text;
    return text.substr(start.size());
  }
  ADD_FAILURE() << "nothing was thrown";
  return {};
}

/// A copy of `bytes` with one to four of them changed, or cut short; the same for the same
/// generator.
inline std::string mutated(std::string bytes, std::mt19937& generator) {
  const auto below = [&](std::size_t n) { return n == 0 ? 0 : generator() % n; };
  if (below(8) == 0) bytes.resize(below(bytes.size()));
  for (std::size_t i = 0; i <= below(4) && !bytes.empty(); ++i) {
    char& byte = bytes[below(bytes.size())];
    // Neighbouring values and digits get deeper into a parser than noise does.
    switch (below(4)) {
      case 0:
        byte = static_cast<char>(generator());
        break;
      case 1:
        byte = static_cast<char>(byte + (below(2) == 0 ? 1 : -1));
        break;
      case 2:
        byte = "0123456789-,'(){}[]<>|LTF"[below(25)];
        break;
      default:
        byte = static_cast<char>(byte ^ 1 << below(8));
        break;
    }
  }
  return bytes;
}

}  // namespace kordon::tools::test
