// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <kordon/memory/array_ref.hpp>
#include <memory>
#include <span>
#include <string_view>

namespace kordon::inline v0 {

/// An array whose type is known at run time and that keeps its memory alive. Copying it copies no
/// elements: the copies share the memory, as copies of a View do.
class array {
 public:
  array() = default;
  array(const array_ref& ref, std::shared_ptr<const void> owner)
      : ref_(ref), owner_(std::move(owner)) {}

  /// Shares the memory of a View; `device` is the View's device id, which its type does not carry.
  /// Of a type whose copies have memory of their own, the array has that of its copy.
  template <is_a_view_that_kordon_knows View>
  explicit array(const View& view, int device = 0)
      : array(std::make_shared<const View>(view), device) {}

  /// Both are erased, so nothing is hidden from the compiler that it could have checked.
  operator const array_ref&() const { return ref_; }
  const array_ref& ref() const { return ref_; }

  void* data() const { return ref_.data(); }
  dtype type() const { return ref_.type(); }
  place where() const { return ref_.where(); }
  int rank() const { return ref_.rank(); }
  std::int64_t extent(int axis) const { return ref_.extent(axis); }
  std::span<const std::int64_t> extents() const { return ref_.extents(); }
  std::int64_t size() const { return ref_.size(); }

 private:
  /// Refers to the copy that it keeps, never to the original.
  template <class View>
  array(std::shared_ptr<const View> kept, int device)
      : ref_(*kept, device), owner_(std::move(kept)) {}

  array_ref ref_;
  std::shared_ptr<const void> owner_;
};

/// A new array [extents] in row-major order at `where`, zero-filled; there is no default place
/// (R12).
/// \throws not_compiled when this build has no memory of that kind, device_mismatch, dtype_mismatch,
/// shape_mismatch (negative extents, more than 8 axes, more bytes than 64 bits count), and
/// std::bad_alloc when there is not so much of it
KORDON_API array zeros(place where, dtype type, std::span<const std::int64_t> extents,
                       std::string_view label = {});

inline array zeros(place where, dtype type, std::initializer_list<std::int64_t> extents,
                   std::string_view label = {}) {
  return zeros(where, type, std::span<const std::int64_t>(extents.begin(), extents.size()), label);
}

/// zeros with the place, dtype and extents of `like`.
KORDON_API array zeros_like(const array_ref& like, std::string_view label = {});

}  // namespace kordon::v0
