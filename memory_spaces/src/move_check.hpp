// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>

/// All that a mover refuses for its arrays, in the order of dispatch (S13): places, dtypes, extents,
/// memory, strides, sharing. Each throws in the name of the mover.
namespace kordon::inline v0::detail {

/// Of a mover that makes an array of dtype `as` in `to`.
void check_move(std::string_view mover, const array_ref& src, place to, dtype as);

/// Of a mover that writes to an array that is there.
void check_move(std::string_view mover, const array_ref& src, const array_ref& dst);

}  // namespace kordon::v0::detail
