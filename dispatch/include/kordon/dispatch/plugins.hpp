// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <kordon/memory/export.hpp>
#include <string>
#include <vector>

/// Backends that come as shared libraries. The usual way needs none of this: a manifest
/// (NAME.kordon.toml, beside its library) in a folder of KORDON_BACKEND_PATH or in
/// lib/kordon/backends of the installation is read at the first call, and its code is loaded when a
/// call is about to use it.
namespace kordon::inline v0 {

/// Loads a plug-in now and registers its backend, without a manifest.
/// \throws backend_rejected as register_backend, and when it cannot be loaded, has no entry, or
///         declines
KORDON_API void load_plugin(const std::string& library);

/// Registers the backend of a plug-in that is linked into the program; `name` is for messages.
/// \throws backend_rejected as load_plugin
KORDON_API void register_plugin(const char* name, kordon_entry_fn entry);

/// A plug-in that was found by its manifest.
struct plugin_facts {
  enum class state { not_loaded, loaded, rejected, blocked };

  std::string name;
  std::string version;  ///< empty where the manifest was not or could not be read
  std::string manifest;
  std::string library;  ///< empty likewise
  state now;
  std::string reason;  ///< why it is rejected or blocked
};

/// All plug-ins that were found, by name. Freezes the registry.
KORDON_API std::vector<plugin_facts> plugins();

/// What `kordon manifest` writes beside a library.
struct manifest_file {
  std::string name;  ///< "fast.kordon.toml"
  std::string text;
};

/// The manifest of a plug-in, from its code, which is loaded for that: the command does it in a
/// process of its own.
/// \throws backend_rejected as load_plugin
KORDON_API manifest_file manifest_of(const std::string& library);

}  // namespace kordon::v0
