// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/ndimage/measure_objects.hpp>
#include <string>
#include <vector>

#include "io/host_array.hpp"

namespace kordon::tools {

struct segment_settings {
  double sigma = 1.0;    ///< of the smoothing, in pixels
  int connectivity = 1;  ///< 1: objects hang together by edges, 2: by corners too
};

using erased_measures = ndimage::object_measures<array, array, array, array, array, array, array>;

/// What was found in an image.
struct segmentation {
  host_array labels;        ///< int32 [rows, cols]
  erased_measures objects;  ///< one row an object, on the image as it was given
  std::int32_t count = 0;
  std::string level;           ///< Otsu's, in the smoothed image
  std::vector<receipt> steps;  ///< seconds are those until the step was done
};

/// Smooths `image`, thresholds it by Otsu's level, labels what is above and measures it, on the
/// host. Takes uint8, uint16, float32 and float64; integers are smoothed as float32.
segmentation segment_image(const host_array& image, const segment_settings& settings);

}  // namespace kordon::tools
