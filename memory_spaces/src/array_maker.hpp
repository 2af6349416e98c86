// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.hpp>

/// How arrays are made, for those who fill them in.
namespace kordon::inline v0::detail {

/// A row-major array of whatever was in its memory, refused and made in the name of `maker`.
array uninitialized(std::string_view maker, place where, dtype type,
                    std::span<const std::int64_t> extents, std::string_view label);

/// The strides of a row-major array without gaps; false where an extent is below 0 or their product
/// does not fit 64 bits.
bool put_row_major(std::span<const std::int64_t> extents, std::int64_t* strides);

}  // namespace kordon::v0::detail
