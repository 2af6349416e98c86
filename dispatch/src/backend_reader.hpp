// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

#include "backend_facts.hpp"

namespace kordon::inline v0::detail {

/// Why a backend cannot be taken, in a sentence that ends in the fix.
class unacceptable : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A foreign text of at most `longest` characters, ended or not, as ASCII that breaks no line of a
/// message.
std::string text_of(const char* text, std::size_t longest);

/// Reads a description that code of another version of the interface may have written: by its
/// sizes, and no further than they reach.
/// \throws unacceptable when it makes no sense; the rows that only a newer Kordon knows are no
/// fault
backend_facts read_backend(const kordon_backend& foreign);

/// The name of a foreign backend for messages; "?" when it cannot be read or has none.
std::string name_of(const kordon_backend& foreign);

/// \throws unacceptable when the backend says that it uses another Kokkos than this one
void check_kokkos(const backend_facts& facts, const kordon_host& host);

}  // namespace kordon::v0::detail
