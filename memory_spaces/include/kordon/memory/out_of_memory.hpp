// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/memory/place.hpp>
#include <memory>
#include <new>
#include <string>

namespace kordon::inline v0::detail {

/// Memory that was asked for and is not there: how much, and where. No refusal, since it shows only
/// when it is tried.
class out_of_memory : public std::bad_alloc {
 public:
  out_of_memory(place where, std::size_t bytes, const std::string& reason)
      : text_(std::make_shared<const std::string>("kordon: there are no " + std::to_string(bytes) +
                                                  " B of memory on " + to_string(where) + ": " +
                                                  reason)) {}

  const char* what() const noexcept override { return text_->c_str(); }

 private:
  std::shared_ptr<const std::string> text_;  // its copies throw nothing
};

/// What `allocate` makes; what Kokkos throws where it cannot, which depends on its release, becomes
/// std::bad_alloc.
template <class F>
auto allocated(place where, std::size_t bytes, const F& allocate) {
  // Kokkos and the C library add their own bytes, and look at no carry.
  if (bytes > PTRDIFF_MAX) throw out_of_memory(where, bytes, "no memory is so large");
  try {
    return allocate();
  } catch (const std::exception& e) {
    throw out_of_memory(where, bytes, e.what());
  }
}

}  // namespace kordon::v0::detail
