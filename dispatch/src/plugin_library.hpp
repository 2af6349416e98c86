// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "backend_facts.hpp"

namespace kordon::inline v0::detail {

/// What tells one library file from another, without loading it.
struct library_mark {
  std::uint64_t bytes = 0;
  std::uint64_t hash = 0;  // FNV-1a: against mistakes, not against malice

  friend bool operator==(const library_mark&, const library_mark&) = default;
};

/// \throws unacceptable when the file cannot be read
library_mark mark_of(const std::filesystem::path& library);

/// What an entry says when it is called.
/// \throws unacceptable when it throws, declines, or describes what this program cannot take
backend_facts ask(kordon_entry_fn entry);

/// Loads a library, for good: what it describes can be called until the program ends.
/// \throws unacceptable as ask, and when it cannot be loaded or has no entry
backend_facts load_library(const std::filesystem::path& library);

}  // namespace kordon::v0::detail
