// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Calls our own kernel and a library that Kordon was linked with.
#include <iostream>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/context.hpp>
#include <kordon/linalg/dot.hpp>

int main(int argc, char** argv) {
  const Kokkos::ScopeGuard kokkos(argc, argv);
  const Kokkos::DefaultHostExecutionSpace exec;
  Kokkos::View<double*, Kokkos::HostSpace> x("x", 4);
  Kokkos::View<double, Kokkos::HostSpace> out("out");
  Kokkos::deep_copy(x, 2.0);
  for (const char* backend : {"kokkos", "blas"}) {
    const kordon::context_scope scope({.only = {backend}});
    kordon::linalg::dot(exec, x, x, out);
    exec.fence();
    std::cout << "dot by " << backend << " = " << out() << '\n';
  }
}
