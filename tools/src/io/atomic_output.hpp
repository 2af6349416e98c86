// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

namespace kordon::tools {

/// A set of files that appear together, complete, or not at all.
///
/// `stage(target)` makes a file beside the target, and the target's folder if it is missing;
/// `write` fills it; `commit()` then renames all of them, so that a reader sees each file old or
/// new, never half. Whatever ends the work before that (an exception, an early return, a signal,
/// see unfinished.hpp) removes what was written and the folders that were made. What stands in a
/// target before stays until commit. SIGKILL leaves hidden `.kordon-*` files at most.
class atomic_output {
 public:
  atomic_output() = default;
  atomic_output(const atomic_output&) = delete;
  atomic_output& operator=(const atomic_output&) = delete;
  ~atomic_output();

  using path = std::filesystem::path;

  /// The name to write to. Throws output_error when the target is a directory or a device, is
  /// staged already, or its folder cannot be made or written.
  path stage(const path& target);

  /// Stages the target, if it is not yet, and has the name written to. An output_error of the
  /// writer is about the target then: the name beside it says nothing to a user.
  void write(const path& target, const std::function<void(const path&)>& writer);

  /// Puts every file in its place; all were written and closed. Throws output_error if one cannot
  /// be, after the old state is back.
  void commit();

 private:
  struct staged_file {
    path target;
    path written;  ///< the new content, until it is placed
    path kept;     ///< the old content, during commit only
    bool placed;
  };
  void make_folders(const path& folder);
  static void keep(staged_file& file);
  void roll_back() noexcept;

  std::vector<staged_file> files_;
  std::vector<path> made_folders_;  ///< outermost first
  bool committed_ = false;
};

}  // namespace kordon::tools
