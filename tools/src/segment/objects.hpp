// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "io/csv.hpp"
#include "io/overlay.hpp"
#include "segment/pipeline.hpp"

namespace kordon::tools {

/// The objects of at least `min_area` pixels, as rows of the measures.
std::vector<std::int64_t> objects_of_area(const segmentation& found, std::int64_t min_area);

/// Turns into background what `kept` does not name; the others keep their numbers.
void remove_others(host_array& labels, std::int32_t count, const std::vector<std::int64_t>& kept);

/// The table of these objects: id, area, centroid, box (its end is one past the last), intensity.
std::vector<csv_column> table_of(const segmentation& found, const std::vector<std::int64_t>& kept);

/// Where these objects are to be drawn.
std::vector<overlay_object> outlines_of(const segmentation& found,
                                        const std::vector<std::int64_t>& kept);

}  // namespace kordon::tools
