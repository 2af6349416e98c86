// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "../../dispatch/backends/fftw/fftw_task.hpp"

#include <gtest/gtest.h>

#include <complex>
#include <map>
#include <set>
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

TEST(a_plan_of_fftw, is_for_arrays_of_one_alignment) {
  std::vector<std::complex<float>> room(64 + 4);
  std::map<int, std::set<const void*>> plans_of;
  task t{.kind = task::forward, .is_in_place = true};
  t.transform({64, 1, 1});
  for (std::size_t offset = 0; offset < 4; ++offset) {
    std::complex<float>* const samples = room.data() + offset;
    std::fill_n(samples, 64, 1.0f);

    const fftw_task<float>& plan = plan_for<float>(t, samples, samples);
    plan.run(samples, samples);

    EXPECT_EQ(samples[0], 64.0f) << offset;
    EXPECT_EQ(samples[1], 0.0f) << offset;
    plans_of[fftwf_alignment_of(reinterpret_cast<float*>(samples))].insert(&plan);
  }
  std::set<const void*> all;
  for (const auto& [alignment, plans] : plans_of) {
    EXPECT_EQ(plans.size(), 1u) << alignment;
    all.insert(plans.begin(), plans.end());
  }
  EXPECT_EQ(all.size(), plans_of.size());
}

TEST(a_plan_of_fftw, that_is_measured_is_another_one_and_touches_no_array) {
  std::vector<std::complex<double>> in(64, 1.0), out(64, 2.0);
  task t{.kind = task::forward};
  t.transform({64, 1, 1});
  const fftw_task<double>& estimated = plan_for<double>(t, in.data(), out.data());
  t.is_measured = true;

  const fftw_task<double>& measured = plan_for<double>(t, in.data(), out.data());

  EXPECT_NE(&measured, &estimated);
  EXPECT_EQ(in, std::vector<std::complex<double>>(64, 1.0));
  EXPECT_EQ(out, std::vector<std::complex<double>>(64, 2.0));
  measured.run(in.data(), out.data());
  EXPECT_EQ(out[0], 64.0);
}

}  // namespace
}  // namespace kordon::v0::backends
