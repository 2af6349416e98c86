// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>

namespace kordon::inline v0::testing {

/// The sentences of refusals.golden by name. There "[name]" stands on a line, the sentence on the
/// next; {exec} and the like stand for what differs between builds.
class golden {
 public:
  using meanings = std::map<std::string, std::string>;

  golden(const std::string& path, const meanings& of_this_build) {
    std::ifstream file(path);
    std::string line, name;
    while (std::getline(file, line)) {
      if (line.empty() || line[0] == '#') continue;
      if (line[0] == '[') {
        name = line.substr(1, line.size() - 2);
      } else if (!texts_.emplace(name, spelled_out(line, of_this_build)).second) {
        throw std::runtime_error("two sentences for " + name);
      }
    }
  }

  /// Empty when there is none.
  std::string operator[](const std::string& name) const {
    const auto found = texts_.find(name);
    return found == texts_.end() ? "" : found->second;
  }

  const std::map<std::string, std::string>& all() const { return texts_; }

 private:
  static std::string spelled_out(std::string line, const meanings& of_this_build) {
    for (const auto& [word, meaning] : of_this_build)
      for (auto at = line.find(word); at != std::string::npos;
           at = line.find(word, at + meaning.size()))
        line.replace(at, word.size(), meaning);
    return line;
  }

  std::map<std::string, std::string> texts_;
};

}  // namespace kordon::v0::testing
