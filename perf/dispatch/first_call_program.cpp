// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Prints how many seconds its first call takes, once Kokkos has started.
#include <chrono>
#include <cstdio>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>

int main(int argc, char** argv) {
  const Kokkos::ScopeGuard kokkos(argc, argv);
  using exec_type = Kokkos::DefaultExecutionSpace;
  const Kokkos::View<float*, exec_type> in("in", 16), out("out", 16);
  const exec_type exec;
  exec.fence("before");

  const auto start = std::chrono::steady_clock::now();
  kordon::ndimage::gaussian_filter(exec, in, out);
  exec.fence("after");
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;

  std::printf("%.9f\n", taken.count());
  return kordon::rejected_backends().empty() ? 0 : 1;
}
