// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/option_text.hpp>
#include <string>
#include <vector>

/// The values that the detector of ignored options tries: they follow from the descriptions.
namespace kordon::inline v0::testing {

/// A value to try, and what it is called.
struct candidate {
  kordon_option option;
  std::string text;
};

/// `o` with another number, for a value of one number.
kordon_option with_number(kordon_option o, double v);

/// The values that must all show, and differ from each other: the claimed choices, and integers up
/// to the rank.
std::vector<candidate> distinct_values(const option_parameter& p, const kordon_option& standard,
                                       std::uint64_t claimed, int rank);

/// Groups of values of which one must show: numbers within the range, near the default and at ends
/// that are finite; and for per-axis options such numbers on each axis alone.
std::vector<std::vector<candidate>> groups_of_values(const option_parameter& p,
                                                     const kordon_option& standard, int rank);

}  // namespace kordon::v0::testing
