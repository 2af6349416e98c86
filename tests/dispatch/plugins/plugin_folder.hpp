// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <sys/wait.h>
#include <cinttypes>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "../../tools/file_fixture.hpp"

namespace kordon::inline v0::testing {

using tools::test::content_of;
using tools::test::temporary_folder;

inline std::filesystem::path built(const std::string& plugin) {
  return std::filesystem::path(KORDON_PLUGIN_FOLDER) / ("lib" + plugin + ".so");
}

/// What kordon_plugin_host prints for these steps; with environment variables as the shell sets
/// them. It must not crash.
inline std::string host(const std::string& environment, const std::vector<std::string>& steps) {
  const temporary_folder folder;
  std::string command = environment + " '" KORDON_PLUGIN_HOST "'";
  for (const std::string& step : steps) command += " '" + step + "'";
  command += " >'" + (folder / "out").string() + "'";
  const int status = std::system(command.c_str());
  const std::string out = content_of(folder / "out");
  EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << out;
  return out;
}

/// A folder with plug-ins and their manifests.
class plugin_folder {
 public:
  explicit plugin_folder(const std::vector<std::string>& plugins = {}) {
    for (const std::string& plugin : plugins) add(plugin);
  }

  /// Copies the plug-in, and writes its manifest from its code.
  void add(const std::string& plugin) const {
    copy(plugin);
    EXPECT_EQ(host("", {"manifest:" + library(plugin).string()}), "");
  }

  /// Copies the plug-in, with a manifest that says what that of another one does: what code that
  /// lies needs to be found at all.
  void forge(const std::string& plugin, const std::string& model) const {
    copy(plugin);
    const plugin_folder other({model});
    std::string text = content_of(other.manifest(model));
    replace(text, "name = \"" + model, "name = \"" + plugin);
    replace(text, "lib" + model + ".so\"", "lib" + plugin + ".so\"");
    text.replace(text.find("bytes = "),
                 text.find("\n", text.find("bytes = ")) - text.find("bytes = "),
                 "bytes = " + std::to_string(content_of(library(plugin)).size()));
    text.replace(text.find("fnv1a = \"") + 9, 16, hash_of(content_of(library(plugin))));
    folder_.add(plugin + ".kordon.toml", text);
  }

  /// Changes the first `from` in the manifest.
  void edit(const std::string& plugin, const std::string& from, const std::string& to) const {
    std::string text = content_of(manifest(plugin));
    replace(text, from, to);
    folder_.add(plugin + ".kordon.toml", text);
  }

  std::filesystem::path library(const std::string& plugin) const {
    return folder_ / ("lib" + plugin + ".so");
  }
  std::filesystem::path manifest(const std::string& plugin) const {
    return folder_ / (plugin + ".kordon.toml");
  }
  std::filesystem::path marks() const { return folder_ / "marks"; }
  const temporary_folder& folder() const { return folder_; }

  /// The variables that have it searched, and loaded plug-ins leave their marks.
  std::string environment(const std::string& more = {}) const {
    return "KORDON_BACKEND_PATH='" + folder_.path().string() + "' KORDON_TEST_MARKS='" +
           marks().string() + "' " + more;
  }

  /// As host, with the folder's own name left out of what it prints.
  std::string run(const std::vector<std::string>& steps, const std::string& more = {}) const {
    std::string out = host(environment(more), steps);
    const std::string name = folder_.path().string() + "/";
    for (auto at = out.find(name); at != std::string::npos; at = out.find(name))
      out.erase(at, name.size());
    return out;
  }

 private:
  void copy(const std::string& plugin) const {
    std::filesystem::copy_file(built(plugin), library(plugin));
  }

  static void replace(std::string& text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from << " is not in\n" << text;
    text.replace(at, from.size(), to);
  }

  static std::string hash_of(const std::string& bytes) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (unsigned char c : bytes) hash = (hash ^ c) * 0x100000001b3u;
    char text[17];
    std::snprintf(text, sizeof text, "%016" PRIx64, hash);
    return text;
  }

  temporary_folder folder_;
};

}  // namespace kordon::v0::testing
