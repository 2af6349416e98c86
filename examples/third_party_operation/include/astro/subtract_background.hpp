// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option.hpp>

/// An operation of a library that is not Kordon's. From this one description follow the checks of
/// every call, the refusals with their fixes, choice, receipts, explain and plan.
namespace astro {

/// What becomes of samples that are below the background.
enum class below : std::int64_t { keep, raise };
inline constexpr std::array<std::string_view, 2> below_names = {"keep", "raise"};

struct subtract_background_options {
  double scale = 1.0;  ///< how much of the background is subtracted
  below dark = below::keep;
  double floor = 0.0;  ///< the least result when dark is raise
};

struct subtract_background_fn {
  using options = subtract_background_options;

  static constexpr kordon::dtype_set types{kordon::dtype::float32, kordon::dtype::float64};
  static constexpr std::array<kordon::array_parameter, 3> arrays = {{
      {.name = "image", .types = types, .has_key_type = true, .shape = "m n", .doc = "the samples"},
      {.name = "mesh",
       .types = types,
       .has_key_type = true,
       .shape = "p q",
       .doc = "the background at the centres of p times q tiles"},
      {.name = "out",
       .direction = kordon::role::out,
       .types = types,
       .has_key_type = true,
       .shape = "m n",
       .doc = "the image without the background; may be the image itself"},
  }};
  static constexpr std::array<kordon::option_parameter, 3> parameters = {
      kordon::option<&options::scale>(
          {.name = "scale", .doc = "how much of the background is subtracted", .minimum = 0}),
      kordon::option<&options::dark>({.name = "dark",
                                      .doc = "what becomes of samples below the background",
                                      .choices = below_names}),
      kordon::option<&options::floor>({.name = "floor",
                                       .doc = "the least result",
                                       .applies_to = 1,
                                       .applies_when = static_cast<std::int64_t>(below::raise)}),
  };
  static constexpr options defaults{};
  static constexpr kordon::operation_description description = {
      .name = "astro.subtract_background",
      .doc = "Subtracts a background that is known on a coarse mesh",
      .arrays = arrays,
      .options = parameters,
      .default_options = &defaults,
      .sharing = kordon::aliasing::in_place,
  };

  /// out [m, n] = image [m, n] - scale * (mesh [p, q], interpolated linearly between the centres of
  /// its tiles). `out` may be `image`.
  ///
  /// Enqueued on `exec`; returns before completion.
  /// \throws a kordon::refusal before anything is enqueued
  template <class Exec, kordon::readable_from<Exec> Image, kordon::readable_from<Exec> Mesh,
            kordon::writable_from<Exec> Out>
  requires kordon::element_type_is_one_of<Image, float, double> &&
      kordon::arrays_have_the_same_element_type<Image, Mesh> &&
      kordon::arrays_have_the_same_element_type<Image, Out> && kordon::rank_is_between<Image, 2> &&
      kordon::rank_is_between<Mesh, 2> && kordon::rank_is_between<Out, 2>
  void operator()(const Exec& exec, const Image& image, const Mesh& mesh, const Out& out,
                  const options& o = {}) const {
    kordon::call(*this, exec, o, image, mesh, out);
  }
};

inline constexpr subtract_background_fn subtract_background{};

}  // namespace astro
