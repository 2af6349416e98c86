// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <string_view>

namespace kordon::inline v0::detail {

/// What the library can do with memory of one kind, erased; one row for each memory space compiled
/// in.
struct space_functions {
  void* (*allocate)(std::string_view label, std::size_t bytes);
  void (*free)(void* data);
  void (*zero)(void* data, std::size_t bytes);
  void (*fence)();
  void (*copy)(const array_ref& dst, const array_ref& src);     // same dtype, any strides
  bool (*convert)(const array_ref& dst, const array_ref& src);  // false: no such pair of dtypes
};

/// The functions of a memory kind; null when it is not compiled in.
const space_functions* functions_of(space_kind k);

/// Copies `bytes` dense bytes between two kinds that are both compiled in.
void copy_bytes(space_kind dst_kind, void* dst, space_kind src_kind, const void* src,
                std::size_t bytes);

/// The functions of `k`, or a refusal (not_compiled) in the name of `operation`.
const space_functions& require_space(space_kind k, std::string_view operation,
                                     std::string_view argument);

}  // namespace kordon::v0::detail
