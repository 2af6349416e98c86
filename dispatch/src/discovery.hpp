// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/registry.hpp>
#include <memory>
#include <string>
#include <vector>

namespace kordon::inline v0::detail {

class plugin;

/// A manifest by its name only; the file is not read yet.
struct found_manifest {
  std::string name;
  std::filesystem::path file;
};

/// What the folders of plug-ins hold.
struct discovered {
  std::vector<std::shared_ptr<plugin>> plugins;
  std::vector<found_manifest> blocked;
  std::vector<rejection> rejected;
};

/// Reads the manifests in the folders of KORDON_BACKEND_PATH and in lib/kordon/backends of the
/// installation, but for the blocked ones. No code of a plug-in runs, and the order of the folders
/// changes nothing: of two manifests of one name, neither is taken.
/// \throws option_invalid for a folder of KORDON_BACKEND_PATH that is not there
discovered discover(const std::vector<std::string>& blocked);

/// What KORDON_PREFER, KORDON_ONLY and KORDON_BLOCK ask for.
context context_of_environment();

}  // namespace kordon::v0::detail
