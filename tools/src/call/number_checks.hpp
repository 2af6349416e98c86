// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace CLI {
class Option;
}

namespace kordon::tools {

/// Refuses a value of the option that is not written as a whole number of this range, which CLI11
/// would round to the closest one that it can hold.
void must_be_whole(CLI::Option& option, std::int64_t lowest, std::int64_t highest);

/// Refuses a value of the option that is no number.
void must_be_number(CLI::Option& option);

}  // namespace kordon::tools
