// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/ndimage/label.hpp>
#include <kordon/ndimage/threshold.hpp>
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
  static int count_objects(const array_ref& image, double level);
};

}  // namespace kordon::v0::testing
