// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "../../dispatch/backends/fftw/fftw_task.hpp"

#include <gtest/gtest.h>

#include <complex>
#include <vector>

namespace kordon::inline v0::backends {
namespace {

TEST(a_plan_of_fftw, leaves_the_threads_of_the_program_s_own_plans_alone) {
#if KORDON_FFTW_HAS_OPENMP
  std::vector<std::complex<double>> samples(64, 1.0);
  task t{.kind = task::forward, .threads = 2, .is_in_place = true};
  t.transform({64, 1, 1});
  plans<double>();
  fftw_plan_with_nthreads(3);

  plan_for<double>(t, samples.data(), samples.data()).run(samples.data(), samples.data());

  EXPECT_EQ(fftw_planner_nthreads(), 3);
  EXPECT_EQ(samples[0], 64.0);
  EXPECT_EQ(samples[1], 0.0);
#else
  GTEST_SKIP() << "this FFTW has no threads";
#endif
}

}  // namespace
}  // namespace kordon::v0::backends
