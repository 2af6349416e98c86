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
/// next; {exec} stands for the host exec of this build.
class golden {
 public:
  golden(const std::string& path, const std::string& exec) {
    std::ifstream file(path);
    std::string line, name;
    while (std::getline(file, line)) {
      if (line.empty() || line[0] == '#') continue;
      if (line[0] == '[') {
        name = line.substr(1, line.size() - 2);
      } else if (!texts_.emplace(name, with_exec(line, exec)).second) {
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
  static std::string with_exec(std::string line, const std::string& exec) {
    for (auto at = line.find("{exec}"); at != std::string::npos; at = line.find("{exec}", at))
      line.replace(at, 6, exec);
    return line;
  }

  std::map<std::string, std::string> texts_;
};

}  // namespace kordon::v0::testing
