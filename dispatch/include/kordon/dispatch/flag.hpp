// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/row_names.hpp>
#include <string_view>
#include <vector>

namespace kordon::inline v0 {

/// What users read for kordon_flag bits, in receipts and in the support table.
inline std::vector<std::string_view> flag_names(std::uint32_t bits) {
  return detail::names_of_bits(bits, detail::flag_names);
}

}  // namespace kordon::v0
