// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.hpp>
#include <kordon/memory/claim.hpp>
#include <kordon/memory/refusal.hpp>
#include <optional>
#include <span>

/// The gate for memory that Kordon did not see being allocated. What the caller claims of a pointer
/// is checked here, at every import, where the platform can tell (claim.hpp).
namespace kordon::inline v0 {

/// An array over foreign memory at `where`: extents and strides count elements (no strides:
/// row-major). The memory must outlive the array_ref.
/// \throws not_compiled, space_mismatch or device_mismatch (a claim the platform denies; a device
///         that the host does not have), dtype_mismatch (none of dtype), null_data, shape_mismatch
///         (negative extents, more than 8 axes, more bytes than 64 bits count), layout_unsupported
///         (negative strides, a span of more bytes than 64 bits count, a misaligned pointer)
KORDON_API array_ref import_pointer(place where, dtype type, void* data,
                                    std::span<const std::int64_t> extents,
                                    std::span<const std::int64_t> strides = {},
                                    bool is_read_only = false);

/// The same for a typed pointer; const elements give a read-only array.
template <class T>
requires(dtype_of<T>.has_value()) array_ref
    import_pointer(place where, T* data, std::span<const std::int64_t> extents,
                   std::span<const std::int64_t> strides = {}) {
  return import_pointer(where, *dtype_of<T>, const_cast<std::remove_const_t<T>*>(data), extents,
                        strides, std::is_const_v<T>);
}

}  // namespace kordon::v0
