// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "discovery.hpp"

#include <dlfcn.h>
#include <fmt/format.h>
#include <algorithm>
#include <cstdlib>
#include <kordon/memory/refusal.hpp>
#include <string_view>

#include "backend_reader.hpp"
#include "host_facts.hpp"
#include "plugin.hpp"

namespace kordon::inline v0::detail {
namespace {

namespace fs = std::filesystem;

/// The parts between separators, without blanks around them; empty ones are nothing.
std::vector<std::string> parts_of(const char* variable, char separator) {
  std::vector<std::string> parts;
  const char* value = std::getenv(variable);
  std::string_view rest = value == nullptr ? "" : value;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(separator), rest.size());
    std::string_view part = rest.substr(0, end);
    part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
    part = part.substr(0, part.find_last_not_of(' ') + 1);
    if (!part.empty()) parts.emplace_back(part);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return parts;
}

/// Beside the library (or, linked statically, the program) that this code is in.
fs::path folder_of_installation() {
  Dl_info info{};
  static const char here = 0;
  if (dladdr(&here, &info) == 0 || info.dli_fname == nullptr) return {};
  return fs::path(info.dli_fname).parent_path() / "kordon" / "backends";
}

void look_into(const fs::path& folder, std::vector<found_manifest>& found) {
  constexpr std::string_view suffix = manifest_suffix;
  std::error_code failed;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, failed)) {
    const std::string name = entry.path().filename().string();
    if (name.size() > suffix.size() && name.ends_with(suffix))
      found.push_back({name.substr(0, name.size() - suffix.size()), entry.path()});
  }
}

/// By name: the order of the folders changes nothing.
std::vector<found_manifest> find_manifests() {
  std::vector<found_manifest> found;
  std::vector<fs::path> seen;
  const auto once = [&](const fs::path& folder) {
    std::error_code failed;
    const fs::path real = fs::canonical(folder, failed);
    if (failed || std::ranges::find(seen, real) != seen.end()) return;
    seen.push_back(real);
    look_into(folder, found);
  };
  for (const std::string& folder : parts_of("KORDON_BACKEND_PATH", ':')) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed))
      refuse(
          refusal_code::option_invalid, "KORDON_BACKEND_PATH", "",
          fmt::format(
              "'{}' is no folder. Fix: name folders that hold manifests, with colons between them",
              folder));
    once(folder);
  }
  once(folder_of_installation());
  std::ranges::sort(found, {}, [](const found_manifest& f) { return std::tie(f.name, f.file); });
  return found;
}

std::shared_ptr<plugin> read_plugin(const fs::path& file) {
  manifest said = read_manifest(file);
  check_kokkos(said.facts, host_facts());
  if (std::error_code failed; !fs::exists(said.library, failed))
    throw unacceptable(
        fmt::format("its library {} is not there. Fix: put it there, or remove the manifest",
                    said.library.string()));
  return std::make_shared<plugin>(std::move(said), file);
}

}  // namespace

discovered discover(const std::vector<std::string>& blocked) {
  discovered result;
  const std::vector<found_manifest> found = find_manifests();
  for (const found_manifest& f : found) {
    if (std::ranges::find(blocked, f.name) != blocked.end()) {
      result.blocked.push_back(f);
      continue;
    }
    try {
      for (const found_manifest& other : found)
        if (other.name == f.name && other.file != f.file)
          throw unacceptable(fmt::format(
              "two manifests have this name: {} and {}. Fix: remove one, or its folder from "
              "KORDON_BACKEND_PATH",
              std::min(f.file, other.file).string(), std::max(f.file, other.file).string()));
      result.plugins.push_back(read_plugin(f.file));
    } catch (const unacceptable& why) {
      result.rejected.push_back({f.name, "", "", f.file.string(), why.what()});
    }
  }
  return result;
}

context context_of_environment() {
  return {.prefer = parts_of("KORDON_PREFER", ','),
          .only = parts_of("KORDON_ONLY", ','),
          .block = parts_of("KORDON_BLOCK", ',')};
}

}  // namespace kordon::v0::detail
