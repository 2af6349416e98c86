// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/memory/export.hpp>
#include <string>
#include <vector>

namespace kordon::inline v0 {

/// What a caller asks of the choice between backends. It never changes where data is.
struct context {
  std::vector<std::string> prefer{};  ///< tried first, in this order, where they can serve the call
  std::vector<std::string> only{};    ///< if not empty, no other backend serves
  std::vector<std::string> block{};   ///< never serve
};

/// Puts a context in force on this thread until the end of the scope, on every path out of it.
/// Scopes nest: an inner preference comes before an outer one, an outer `only` or `block` still
/// holds. Other threads, and threads started inside, see nothing of it.
class context_scope {
 public:
  /// \throws option_invalid for a name that is no backend's, with the closest one
  KORDON_API explicit context_scope(const context& c);
  KORDON_API ~context_scope();
  context_scope(const context_scope&) = delete;
  context_scope& operator=(const context_scope&) = delete;

  /// The innermost scope of this thread; null outside of all.
  KORDON_API static const context_scope* current();

  bool admits(int backend) const { return (admitted_ >> backend & 1u) != 0; }
  const std::vector<int>& preferred() const { return preferred_; }

 private:
  const context_scope* outer_;
  std::uint64_t admitted_;
  std::vector<int>
      preferred_;  // indices of backends, this scope's and then those of the outer ones
};

}  // namespace kordon::v0
