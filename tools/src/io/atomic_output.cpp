// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/atomic_output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include "io/file_error.hpp"
#include "io/unfinished.hpp"

namespace kordon::tools {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void cannot_write(const fs::path& target, std::string_view reason) {
  throw output_error(target, fmt::format("it cannot be written ({})", reason),
                     "check the folder, its permissions and the space on the disk");
}

// O_EXCL: no name is taken that somebody else has; 0666: the user's umask decides, as for any file.
// The caller holds signals, from before the file is there until it is known as unfinished.
fs::path unused_name_beside(const fs::path& target) {
  for (unsigned attempt = 0;; ++attempt) {
    fs::path name = target.parent_path() / fmt::format(".kordon-{}-{}.part", ::getpid(), attempt);
    const int file = ::open(name.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0) {
      ::close(file);
      unfinished::add(name);
      return name;
    }
    if (errno != EEXIST) cannot_write(target, std::strerror(errno));
  }
}

void remove_quietly(const fs::path& name) noexcept {
  std::error_code ignored;
  if (name.empty()) return;
  fs::remove(name, ignored);
  unfinished::forget(name);
}

}  // namespace

atomic_output::~atomic_output() {
  if (committed_) return;
  const unfinished::hold signals;
  roll_back();
}

void atomic_output::make_folders(const fs::path& folder) {
  std::error_code error;
  if (folder.empty() || fs::is_directory(folder, error)) return;
  if (folder.has_relative_path()) make_folders(folder.parent_path());
  made_folders_.reserve(made_folders_.size() + 1);
  if (fs::create_directory(folder, error)) {
    made_folders_.push_back(folder);
    unfinished::add(folder);
  } else if (error)
    throw output_error(folder, fmt::format("this folder cannot be made ({})", error.message()),
                       "choose another folder");
}

fs::path atomic_output::stage(const fs::path& target) {
  std::error_code unknown, ignored;
  const auto kind = fs::status(target, unknown).type();
  if (kind == fs::file_type::none) cannot_write(target, unknown.message());
  if (!target.has_filename() || kind == fs::file_type::directory)
    throw output_error(target, "this is a directory", "name a file in it");
  if (kind != fs::file_type::not_found && kind != fs::file_type::regular)
    throw output_error(target, "this is not a regular file", "choose another name");
  const fs::path place = fs::weakly_canonical(target, ignored);
  for (const auto& file : files_)
    if (fs::weakly_canonical(file.target, ignored) == place)
      throw output_error(target, "two results would go to this one file", "give each its own name");
  const unfinished::hold signals;
  make_folders(target.parent_path());
  files_.reserve(files_.size() + 1);  // so that nothing can throw once the file exists
  staged_file file{target, unused_name_beside(target), {}, false};
  files_.push_back(std::move(file));
  return files_.back().written;
}

void atomic_output::write(const fs::path& target, const std::function<void(const path&)>& writer) {
  const auto staged = std::ranges::find(files_, target, &staged_file::target);
  const fs::path name = staged != files_.end() ? staged->written : stage(target);
  try {
    writer(name);
  } catch (const output_error& error) {
    throw output_error(target, error.problem(), error.fix());
  }
}

// A second name for the old content (a copy, where the disk has no hard links), so that the target
// is never without a file.
void atomic_output::keep(staged_file& file) {
  file.kept = unused_name_beside(file.target);
  fs::remove(file.kept);
  std::error_code no_links;
  fs::create_hard_link(file.target, file.kept, no_links);
  if (no_links) fs::copy_file(file.target, file.kept);
}

void atomic_output::commit() {
  const unfinished::hold signals;
  try {
    for (auto& file : files_) {
      if (fs::exists(file.target)) keep(file);
      fs::rename(file.written, file.target);
      unfinished::forget(file.written);
      file.placed = true;
    }
  } catch (const fs::filesystem_error& error) {
    roll_back();
    cannot_write(error.path2().empty() ? error.path1() : error.path2(), error.code().message());
  } catch (...) {
    roll_back();
    throw;
  }
  for (const auto& file : files_) remove_quietly(file.kept);
  for (const auto& folder : made_folders_) unfinished::forget(folder);
  committed_ = true;
}

void atomic_output::roll_back() noexcept {
  std::error_code ignored;
  for (auto file = files_.rbegin(); file != files_.rend(); ++file) {
    if (!file->placed) remove_quietly(file->written);
    if (file->placed && file->kept.empty()) remove_quietly(file->target);
    if (file->placed && !file->kept.empty()) {
      fs::rename(file->kept, file->target, ignored);
      unfinished::forget(file->kept);  // back, or else the only copy
    }
    if (!file->placed) remove_quietly(file->kept);
  }
  files_.clear();
  for (auto folder = made_folders_.rbegin(); folder != made_folders_.rend(); ++folder)
    remove_quietly(*folder);  // refuses a folder that somebody else has put a file into
  made_folders_.clear();
}

}  // namespace kordon::tools
