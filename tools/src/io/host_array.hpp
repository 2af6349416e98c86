// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <kordon/memory/dtype.hpp>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <vector>

namespace kordon::tools {

/// Bytes on a 64-byte boundary, not initialised, released with the object. Moves, never copies.
class aligned_bytes {
 public:
  static constexpr std::align_val_t alignment{64};

  aligned_bytes() = default;
  explicit aligned_bytes(std::size_t size)
      : data_(size == 0 ? nullptr : static_cast<std::byte*>(::operator new(size, alignment))),
        size_(size) {}

  std::byte* data() noexcept { return data_.get(); }
  const std::byte* data() const noexcept { return data_.get(); }
  std::size_t size() const noexcept { return size_; }

 private:
  struct release {
    void operator()(std::byte* bytes) const noexcept { ::operator delete(bytes, alignment); }
  };
  std::unique_ptr<std::byte, release> data_;
  std::size_t size_ = 0;
};

/// Bytes that an array of this type and shape needs, if its extents are not negative and their
/// product (zeros left out, so that strides are safe too) is in the range of int64.
std::optional<std::int64_t> array_bytes(dtype type, std::span<const std::int64_t> shape);

/// An array that lies in host memory, as files hold it: contiguous, in C or Fortran order.
struct host_array {
  dtype type = dtype::uint8;
  std::vector<std::int64_t> shape;  ///< empty for a 0-d array, which has one element
  aligned_bytes storage;
  bool fortran_order = false;

  host_array() = default;
  /// Storage for `extents`, not initialised. Throws std::length_error where array_bytes has no
  /// answer.
  host_array(dtype of, std::vector<std::int64_t> extents, bool by_columns = false);

  std::int64_t size() const noexcept;         ///< number of elements
  std::vector<std::int64_t> strides() const;  ///< in elements

  template <typename T>
  T* data() noexcept {
    return reinterpret_cast<T*>(storage.data());
  }
  template <typename T>
  const T* data() const noexcept {
    return reinterpret_cast<const T*>(storage.data());
  }
};

}  // namespace kordon::tools
