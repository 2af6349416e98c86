// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <kordon/kordon.hpp>
#include <kordon/memory/array.hpp>
#include <map>
#include <string_view>
#include <vector>

/// The calls of an application, compiled twice: with the flags of the oldest processor and with those
/// of a newer one. Each has functions of its own; everything inline that they use is merged.
namespace kordon::inline v0::testing {

struct flags_baseline {};
struct flags_wide {};

template <class Flags>
struct application {
  /// Arrays and options made under these flags, for others to use.
  static array make_image();
  static array make_like(const array_ref& image);
  static ndimage::gaussian_filter_options make_options();

  /// Calls made under these flags on what others made.
  static std::vector<double> smooth_typed(const array& image);
  static std::vector<double> smooth(const array_ref& image, const array_ref& out,
                                    const ndimage::gaussian_filter_options& options);

  /// What all arrays of a typed call hold after it, for every operation.
  static std::map<std::string_view, std::vector<std::byte>> call_every_operation();
};

}  // namespace kordon::v0::testing
