// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <cstdlib>
#include <Kokkos_Core.hpp>
#include <kordon/testing/copy_guard.hpp>

/// Starts Kokkos around the tests, on two threads unless told otherwise, and quietly: some tests read
/// stderr. Not for a mere listing, which ctest asks for before every run. No test may copy inside a call.
int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  if (GTEST_FLAG_GET(list_tests)) return RUN_ALL_TESTS();
  Kokkos::InitializationSettings settings;
  settings.set_disable_warnings(true);
  if (std::getenv("OMP_NUM_THREADS") == nullptr) settings.set_num_threads(2);
  const Kokkos::ScopeGuard kokkos(settings);
  testing::UnitTest::GetInstance()->listeners().Append(new kordon::testing::copy_guard);
  return RUN_ALL_TESTS();
}
