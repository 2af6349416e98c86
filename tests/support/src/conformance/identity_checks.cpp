// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "identity_checks.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <kordon/dispatch/plugins.hpp>
#include <kordon/dispatch/registry.hpp>

namespace kordon::inline v0::testing {

std::string why_anonymous(const kordon_backend& b) {
  std::string missing;
  const auto ask = [&missing](const char* text, const char* field) {
    if (text == nullptr || *text == '\0')
      missing += std::string(missing.empty() ? "" : ", ") + field;
  };
  ask(b.build, "build");
  ask(b.report, "report");
  return missing.empty() ? ""
                         : "errors and manifests cannot say who it is. Fix: fill in " + missing +
                               " of kordon_backend";
}

std::string why_of_other_versions(const kordon_backend& b) {
  if (b.interface_major != KORDON_INTERFACE_MAJOR)
    return "it has another major version of the interface. Fix: compile it with this backend.h";
  for (int i = 0; i < b.implementation_count; ++i) {
    const kordon_implementation& row = b.implementations[i];
    const auto version = static_cast<std::uint32_t>(find_operation(row.operation)->version);
    if (row.operation_version > version)
      return std::string(row.operation) + ": it was made for version " +
             std::to_string(row.operation_version) + ", and this Kordon has " +
             std::to_string(version) + ". Fix: judge it with a newer Kordon";
  }
  for (const rejection& r : rejected_backends())
    if (r.backend == b.name) return r.operation + ": " + r.reason;
  return "";
}

std::string why_not_found_by_manifest(const std::string& library) {
  const manifest_file right = manifest_of(library);
  const auto path = std::filesystem::path(library).parent_path() / right.name;
  const std::string fix = ". Fix: kordon manifest " + library;
  std::ifstream file(path);
  if (!file) return "there is no " + path.string() + ", so nobody finds the plug-in" + fix;
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return text == right.text ? "" : path.string() + " does not say what the code says" + fix;
}

}  // namespace kordon::v0::testing
