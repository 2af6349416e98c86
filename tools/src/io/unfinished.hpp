// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

/// What must not outlive a process that a signal ends: files that are not yet under their names, and
/// the folders that were made for them.
namespace kordon::tools::unfinished {

/// From now on INT, TERM, HUP and their like remove what is unfinished, and then end the process as
/// they always do. (SIGKILL cannot be caught.) A file that may not grow is an error of the write.
void remove_on_signals();

/// While one is held, a signal waits: for steps that must not be cut in two, and for changes of the
/// list, which the handler reads.
class hold {
 public:
  hold() noexcept;
  ~hold();
  hold(const hold&) = delete;
  hold& operator=(const hold&) = delete;
};

/// A file or a folder (removed only if it is empty, and after what was added later), and that it is
/// no longer one of the list. Call both under a hold.
void add(const std::filesystem::path& path);
void forget(const std::filesystem::path& path) noexcept;

}  // namespace kordon::tools::unfinished
