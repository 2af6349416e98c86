// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <array>
#include <string_view>
#include <vector>

namespace kordon::inline v0 {

struct flag_row {
  std::uint32_t bit;
  std::string_view name;
};

/// What users read for kordon_flag bits, in receipts and in the support table.
inline constexpr std::array<flag_row, 5> flag_table = {{{KORDON_FENCES, "fences"},
                                                        {KORDON_READS_BACK, "reads back"},
                                                        {KORDON_VALUE_DEPENDENT, "value-dependent"},
                                                        {KORDON_CAPTURABLE, "capturable"},
                                                        {KORDON_COMPOSITE, "composite"}}};

inline std::vector<std::string_view> flag_names(std::uint32_t bits) {
  std::vector<std::string_view> names;
  for (const flag_row& row : flag_table)
    if ((bits & row.bit) != 0) names.push_back(row.name);
  return names;
}

}  // namespace kordon::v0
