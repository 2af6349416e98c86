// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/option.hpp>

namespace kordon::inline v0::linalg {

/// The factors of BLAS' updates: result = alpha * product + beta * result.
struct scaling_options {
  double alpha = 1.0;  ///< 0: the factors are not read
  double beta = 0.0;   ///< 0: the result is not read
};

inline constexpr std::array<option_parameter, 2> scaling_parameters = {
    option<&scaling_options::alpha>(
        {.name = "alpha", .doc = "factor of the product; 0: what is multiplied is not read"}),
    option<&scaling_options::beta>(
        {.name = "beta", .doc = "factor of what the result held; 0: not read"}),
};

}  // namespace kordon::v0::linalg
