// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <string>

/// What refusals say, after an array's name, of what neither an operation nor a mover can take.
namespace kordon::inline v0::detail {

/// Of one without possible extents (footprint.hpp).
KORDON_API std::string text_of_impossible_extents(const array_ref& a);

/// Of one without possible strides.
KORDON_API std::string text_of_impossible_strides(const array_ref& a);

/// Of one that has elements at null.
KORDON_API std::string text_of_missing_memory();

/// The fix for a complex array where a real one is needed: which of its parts is the caller's to say.
KORDON_API std::string text_of_taking_a_part(dtype real);

/// Of one on what is_no_device; the fix is the caller's to say.
KORDON_API std::string text_of_no_device();

/// Of the side of a DualView that is behind; the fix is the caller's to say.
KORDON_API std::string text_of_being_behind();

}  // namespace kordon::v0::detail
