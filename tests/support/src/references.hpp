// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/testing/reference.hpp>
#include <span>

/// The rows of reference_of, by subject.
namespace kordon::inline v0::testing {

std::span<const operation_reference> ndimage_references();
std::span<const operation_reference> linalg_references();
std::span<const operation_reference> fft_references();

/// Fills with values from `low` to `high`.
void scatter(plain_array& a, int salt, double low = -1, double high = 1);

}  // namespace kordon::v0::testing
