// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "smoothing.hpp"

#include <kordon/ndimage/gaussian_filter.hpp>

namespace smoothing {

void sharpen(const exec_type& exec, const image& in, const image& out,
             kordon::ndimage::boundary edge) {
  kordon::ndimage::gaussian_filter(exec, in, out, {.sigma = 2.0, .mode = edge});
  Kokkos::parallel_for(
      "smoothing::sharpen",
      Kokkos::MDRangePolicy<exec_type, Kokkos::Rank<2>>(exec, {0, 0}, {in.extent(0), in.extent(1)}),
      KOKKOS_LAMBDA(std::size_t i, std::size_t j) { out(i, j) = in(i, j) - out(i, j); });
}

}  // namespace smoothing
