// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <kordon/dispatch/option.hpp>

/// What the discrete Fourier transforms share: their option, and the descriptions of their arrays.
namespace kordon::inline v0::fft {

/// Which way is divided by the number of samples N, with SciPy's names: a transform and its inverse
/// with the same choice give the array back.
enum class normalization : std::int64_t {
  backward,  ///< the inverse, by N
  ortho,     ///< both, by the square root of N
  forward,   ///< the transform, by N
};

inline constexpr std::array<std::string_view, 3> normalization_names = {"backward", "ortho",
                                                                        "forward"};

struct transform_options {
  normalization norm = normalization::backward;
};

inline constexpr std::array<option_parameter, 1> transform_parameters = {
    option<&transform_options::norm>({.name = "norm",
                                      .doc = "which way is divided by the number of samples",
                                      .choices = normalization_names}),
};

inline constexpr int max_transform_rank = 3;
inline constexpr dtype_set real_types{dtype::float32, dtype::float64};
inline constexpr dtype_set complex_types{dtype::complex64, dtype::complex128};

/// in [...] to out [...], both complex.
inline constexpr std::array<array_parameter, 2> complex_to_complex = {{
    {.name = "in",
     .types = complex_types,
     .has_key_type = true,
     .shape = "...",
     .min_rank = 1,
     .max_rank = max_transform_rank,
     .doc = "what is transformed, along all of its axes"},
    {.name = "out",
     .direction = role::out,
     .types = complex_types,
     .has_key_type = true,
     .shape = "...",
     .min_rank = 1,
     .max_rank = max_transform_rank,
     .doc = "the transform"},
}};

/// in [..., n], real, to out [..., n/2+1], complex.
inline constexpr std::array<array_parameter, 2> real_to_complex = {{
    {.name = "in",
     .types = real_types,
     .has_key_type = true,
     .shape = "... n",
     .min_rank = 1,
     .max_rank = max_transform_rank,
     .doc = "what is transformed, along all of its axes"},
    {.name = "out",
     .direction = role::out,
     .types = complex_types,
     .has_complex_key_type = true,
     .shape = "... n/2+1",
     .min_rank = 1,
     .max_rank = max_transform_rank,
     .doc = "the first half of the transform's last axis; the other is its mirror image"},
}};

/// in [..., n/2+1], complex, to out [..., n], real. The output says whether n is odd.
inline constexpr std::array<array_parameter, 2> complex_to_real = {{
    {.name = "in",
     .types = complex_types,
     .has_complex_key_type = true,
     .shape = "... n/2+1",
     .min_rank = 1,
     .max_rank = max_transform_rank,
     .doc = "the first half of the last axis of what is transformed"},
    {.name = "out",
     .direction = role::out,
     .types = real_types,
     .has_key_type = true,
     .shape = "... n",
     .min_rank = 1,
     .max_rank = max_transform_rank,
     .doc = "the transform"},
}};

}  // namespace kordon::v0::fft
