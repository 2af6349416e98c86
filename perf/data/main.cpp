// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "data.hpp"

/// kordon_perf_data FOLDER SIZE: images are [SIZE, SIZE], matrices half as wide.
int main(int argc, char** argv) try {
  if (argc != 3) {
    std::fprintf(stderr, "usage: kordon_perf_data FOLDER SIZE\n");
    return 2;
  }
  const Kokkos::ScopeGuard kokkos;
  const kordon::perf::folder f(argv[1]);
  const auto n = static_cast<std::size_t>(std::strtoul(argv[2], nullptr, 10));
  kordon::perf::write_images(f, n);
  kordon::perf::write_matrices(f, n / 2);
  kordon::perf::write_laplacian(f, n / 2);
  kordon::perf::write_random(f, n * n / 16);
  return 0;
} catch (const std::exception& e) {
  std::fprintf(stderr, "kordon_perf_data: %s\n", e.what());
  return 2;
}
