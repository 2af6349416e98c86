// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <cstdlib>
#include <Kokkos_Core.hpp>

/// Starts Kokkos around the tests, on two threads unless told otherwise, and quietly: some tests read stderr.
/// Not for a mere listing, which ctest asks for before every run.
int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  if (GTEST_FLAG_GET(list_tests)) return RUN_ALL_TESTS();
  Kokkos::InitializationSettings settings;
  settings.set_disable_warnings(true);
  if (std::getenv("OMP_NUM_THREADS") == nullptr) settings.set_num_threads(2);
  const Kokkos::ScopeGuard kokkos(settings);
  return RUN_ALL_TESTS();
}
