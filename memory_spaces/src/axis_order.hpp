// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <vector>

/// In which order the axes of an array stand in memory, and whether gaps are between its elements.
namespace kordon::inline v0::detail {

/// The axes as they are counted.
std::vector<int> axes_of(const array_ref& a);

/// The axes from the largest stride to the smallest.
std::vector<int> memory_order(const array_ref& a);

bool is_dense(const array_ref& a);

/// Whether two arrays of the same extents have their elements at the same distances.
bool same_strides(const array_ref& a, const array_ref& b);

}  // namespace kordon::v0::detail
