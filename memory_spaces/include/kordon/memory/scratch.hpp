// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace kordon::inline v0 {

/// A block of scratch memory, handed out front to back in 64-byte steps.
///
/// Without a block (`scratch{}`) it only counts: a kernel lays its scratch out in one function,
/// which the plan calls to learn the size and the run calls to get the pointers, so that the two
/// can never disagree.
class scratch {
 public:
  static constexpr std::size_t alignment = 64;

  scratch() = default;
  scratch(void* block, std::size_t bytes) : block_(static_cast<std::byte*>(block)), bytes_(bytes) {}

  /// `count` elements of T, uninitialised; a null pointer while counting or when the block is too
  /// small.
  template <class T>
  T* take(std::size_t count) {
    const std::size_t at = used_;
    used_ += (count * sizeof(T) + alignment - 1) / alignment * alignment;
    return block_ != nullptr && used_ <= bytes_ ? reinterpret_cast<T*>(block_ + at) : nullptr;
  }

  /// Bytes handed out (or counted) so far.
  std::size_t used() const { return used_; }

 private:
  std::byte* block_ = nullptr;
  std::size_t bytes_ = 0;
  std::size_t used_ = 0;
};

}  // namespace kordon::v0
