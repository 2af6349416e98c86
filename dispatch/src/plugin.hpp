// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "manifest.hpp"

namespace kordon::inline v0::detail {

/// A plug-in that a manifest told of. Its code is loaded when a call is about to use it, once, by
/// whichever thread comes first; the others wait.
class plugin {
 public:
  enum class state { unloaded, loading, loaded, rejected };

  plugin(manifest said, std::filesystem::path file)
      : said_(std::move(said)), file_(std::move(file)) {}

  /// The code of the row at this position of the description; null when the plug-in is rejected.
  const kordon_implementation* code(int position);

  /// Whether calls can be meant for it: it is not rejected, and this very thread is not loading it.
  bool is_usable() const {
    const state now = state_.load(std::memory_order_acquire);
    return now == state::loaded || now == state::unloaded ||
           (now == state::loading && !is_loading_here);
  }

  state now() const { return state_.load(std::memory_order_acquire); }
  const std::string& reason() const { return reason_; }  ///< once it is rejected
  const manifest& said() const { return said_; }
  const std::filesystem::path& file() const { return file_; }

 private:
  void load();

  static thread_local bool is_loading_here;

  manifest said_;
  std::filesystem::path file_;
  std::atomic<state> state_{state::unloaded};
  std::string reason_;
  std::unique_ptr<const backend_record> code_;
};

}  // namespace kordon::v0::detail
