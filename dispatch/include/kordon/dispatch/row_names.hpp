// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

/// The words for the bits of a row, in manifests and for people.
namespace kordon::inline v0::detail {

struct bit_name {
  std::uint32_t bit;
  std::string_view name;
};

inline constexpr std::array<bit_name, 4> layout_names = {{{KORDON_LAYOUT_RIGHT, "right"},
                                                          {KORDON_LAYOUT_LEFT, "left"},
                                                          {KORDON_LAYOUT_PADDED, "padded"},
                                                          {KORDON_LAYOUT_STRIDED, "strided"}}};

inline constexpr std::array<bit_name, 5> flag_names = {{{KORDON_FENCES, "fences"},
                                                        {KORDON_READS_BACK, "reads back"},
                                                        {KORDON_VALUE_DEPENDENT, "value-dependent"},
                                                        {KORDON_CAPTURABLE, "capturable"},
                                                        {KORDON_COMPOSITE, "composite"}}};

template <std::size_t N>
std::vector<std::string_view> names_of_bits(std::uint32_t bits,
                                            const std::array<bit_name, N>& table) {
  std::vector<std::string_view> names;
  for (const auto& [bit, name] : table)
    if ((bits & bit) != 0) names.push_back(name);
  return names;
}

}  // namespace kordon::v0::detail
