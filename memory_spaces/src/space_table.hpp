// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <memory>
#include <string_view>

namespace kordon::inline v0::detail {

/// What the library can do with memory of one kind, erased; one row for each memory space compiled
/// in. A device must be one that has_device() knows.
struct space_functions {
  bool (*has_device)(int device);
  std::shared_ptr<void> (*allocate)(int device, std::string_view label, std::size_t bytes);
  void (*zero)(int device, void* data, std::size_t bytes);
  void (*fence)(int device, const char* why);                   // as Kokkos Tools show it
  void (*copy)(const array_ref& dst, const array_ref& src);     // same place and dtype, any strides
  void (*convert)(const array_ref& dst, const array_ref& src);  // same place, a pair that converts
};

/// The functions of a memory kind; null when it is not compiled in.
const space_functions* functions_of(space_kind k);

/// Memory that the execution space owns, on its device; freed with the last pointer.
std::shared_ptr<void> allocate_for(const kordon_exec& exec, std::string_view label,
                                   std::size_t bytes);

/// Copies `bytes` dense bytes between two kinds that are both compiled in.
void copy_bytes(space_kind dst_kind, void* dst, space_kind src_kind, const void* src,
                std::size_t bytes);

/// The functions of `k`, or a refusal (not_compiled) in the name of `operation`.
const space_functions& require_space(space_kind k, std::string_view operation,
                                     std::string_view argument);

/// The same for a place where something is to be made or copied (also device_mismatch).
const space_functions& require_place(place where, std::string_view operation,
                                     std::string_view argument);

}  // namespace kordon::v0::detail
