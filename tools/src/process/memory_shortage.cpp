// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "process/memory_shortage.hpp"

#include <new>
#include <string_view>

namespace kordon::tools {
namespace {

std::string without(std::string_view prefix, std::string text) {
  if (text.starts_with(prefix)) text.erase(0, prefix.size());
  while (text.ends_with('.') || text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

std::optional<std::string> memory_shortage(const std::exception& e) {
  const std::string text = e.what();
  if (dynamic_cast<const std::bad_alloc*>(&e) != nullptr)
    return text.starts_with("kordon: ") ? without("kordon: ", text)
                                        : "there is not enough memory for this";
  // The class that Kokkos throws depends on its release; the words do not.
  if (text.find("failed to allocate") != std::string::npos) return without("Kokkos ERROR: ", text);
  return std::nullopt;
}

}  // namespace kordon::tools
