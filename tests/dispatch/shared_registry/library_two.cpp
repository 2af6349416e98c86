// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/dispatch/explain.hpp>
#include <kordon/ndimage/threshold.hpp>

#include "libraries.hpp"

namespace kordon_test {

std::string who_serves_in_two() {
  const Kokkos::DefaultHostExecutionSpace exec;
  const Kokkos::View<float**, Kokkos::HostSpace> in("in", 4, 3);
  const Kokkos::View<float, Kokkos::HostSpace> level("level");
  const Kokkos::View<bool**, Kokkos::HostSpace> out("out", 4, 3);
  return kordon::explain(kordon::ndimage::threshold, exec, in, level, out).backend;
}

}  // namespace kordon_test
