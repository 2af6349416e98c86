// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "plugin_library.hpp"

namespace kordon::inline v0::detail {

/// What a manifest says: enough to choose by without any code.
struct manifest {
  backend_facts facts;            // without functions
  std::filesystem::path library;  // as seen from here
  library_mark mark;
};

/// Manifests are called NAME.kordon.toml.
inline constexpr const char* manifest_suffix = ".kordon.toml";

/// The text of a manifest that stands beside its library.
std::string to_toml(const manifest& m);

/// \throws unacceptable with file and line when it is not as to_toml would write it
manifest read_manifest(const std::filesystem::path& file);

/// In what the code of a plug-in differs from its manifest: "it says version 2.0 and the manifest
/// 1.0"; empty when in nothing.
std::string difference(const backend_facts& code, const backend_facts& said);

}  // namespace kordon::v0::detail
