// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/ndimage/correlate1d.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/ndimage/label.hpp>
#include <kordon/ndimage/measure_objects.hpp>
#include <kordon/ndimage/otsu_threshold.hpp>
#include <kordon/ndimage/threshold.hpp>
