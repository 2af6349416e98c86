// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Kokkos_Core.hpp>

namespace astro::kernel {

/// One sample of the result. Written once, for every execution space.
template <class Image, class Mesh, class Out>
struct subtract {
  using value = typename Out::non_const_value_type;

  Image image;
  Mesh mesh;
  Out out;
  value scale, least;

  /// Where sample i of n lies between the centres of p tiles.
  KOKKOS_FUNCTION static value position(std::int64_t i, std::size_t n, std::size_t p) {
    const value at = (value(i) + value(0.5)) * value(p) / value(n) - value(0.5);
    return Kokkos::fmax(value(0), Kokkos::fmin(at, value(p) - 1));
  }

  KOKKOS_FUNCTION value background(std::int64_t i, std::int64_t j) const {
    const value u = position(i, image.extent(0), mesh.extent(0));
    const value v = position(j, image.extent(1), mesh.extent(1));
    const auto a = static_cast<std::size_t>(u), b = static_cast<std::size_t>(v);
    const std::size_t a1 = a + 1 < mesh.extent(0) ? a + 1 : a;
    const std::size_t b1 = b + 1 < mesh.extent(1) ? b + 1 : b;
    const value s = u - value(a), t = v - value(b);
    return (1 - s) * ((1 - t) * mesh(a, b) + t * mesh(a, b1)) +
           s * ((1 - t) * mesh(a1, b) + t * mesh(a1, b1));
  }

  KOKKOS_FUNCTION void operator()(std::int64_t i, std::int64_t j) const {
    out(i, j) = Kokkos::fmax(image(i, j) - scale * background(i, j), least);
  }
};

}  // namespace astro::kernel
