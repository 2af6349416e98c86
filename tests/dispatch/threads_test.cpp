// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <barrier>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/ndimage/label.hpp>
#include <kordon/ndimage/otsu_threshold.hpp>
#include <kordon/ndimage/threshold.hpp>
#include <thread>

#include "probe.hpp"

/// On the host only: while a kernel of the simulated device runs, its memory is open to all threads of the host, so
/// that another thread's mistake would not show there.
namespace kordon::inline v0::testing {
namespace {

constexpr int thread_count = 8;

/// Runs f(i) on eight threads that start together.
template <class F>
void on_threads(const F& f) {
  std::barrier start(thread_count);
  std::vector<std::thread> threads;
  for (int i = 0; i < thread_count; ++i)
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      f(i);
    });
  for (std::thread& t : threads) t.join();
}

/// Smooths, thresholds and labels an image that depends on the seed; returns all of the results.
std::vector<int> pipeline(int seed) {
  const exec_type exec;
  constexpr int n = 48;
  const matrix<float> image("image", n, n), smooth("smooth", n, n);
  const matrix<bool> mask("mask", n, n);
  const matrix<int> labels("labels", n, n);
  const Kokkos::View<float, Kokkos::HostSpace> level("level");
  const Kokkos::View<int, Kokkos::HostSpace> count("count");
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < n; ++j)
      image(i, j) =
          static_cast<float>((i * 7 + j * 13 + seed * 31) % 29 + (i / 12 + j / 12) % 2 * 50);

  ndimage::gaussian_filter(exec, image, smooth, {.sigma = 1.0 + seed});
  ndimage::otsu_threshold(exec, smooth, level);
  ndimage::threshold(exec, smooth, level, mask);
  ndimage::label(exec, mask, labels, count);
  exec.fence();

  std::vector<int> all(labels.data(), labels.data() + n * n);
  all.push_back(count());
  return all;
}

TEST(eight_threads, at_once_get_the_results_of_one) {
  std::vector<std::vector<int>> expected, got(thread_count);
  for (int i = 0; i < thread_count; ++i) expected.push_back(pipeline(i));

  on_threads([&](int i) {
    for (int k = 0; k < 5; ++k) got[static_cast<std::size_t>(i)] = pipeline(i);
  });

  EXPECT_EQ(got, expected);
}

TEST(eight_threads, have_contexts_and_records_of_their_own) {
  std::vector<std::string> who(thread_count);

  on_threads([&](int i) {
    const matrix<float> in("in", 4, 3), out("out", 4, 3);
    const char* const wanted[] = {"general", "special", "special-too"};
    const context_scope scope({.only = {wanted[i % 3]}});
    for (int k = 0; k < 200; ++k) {
      const std::string now = who_ran([&] { choice_op(exec_type(), in, out); });
      if (now != wanted[i % 3]) who[static_cast<std::size_t>(i)] = now;
    }
  });

  EXPECT_THAT(who, ::testing::Each(""));
}

TEST(eight_threads, are_refused_each_for_its_own_call) {
  std::vector<std::string> wrong(thread_count);

  on_threads([&](int i) {
    const matrix<float> in("in", 4, 3), out("out", 4, 3 + i);
    const std::string expected = i == 0 ? "" : "float32[4," + std::to_string(3 + i) + "]";
    for (int k = 0; k < 50; ++k) {
      std::string text;
      try {
        choice_op(exec_type(), in, out);
      } catch (const refusal& r) {
        text = r.what();
      }
      if ((i == 0) != text.empty() || text.find(expected) == std::string::npos)
        wrong[static_cast<std::size_t>(i)] = text;
    }
  });

  EXPECT_THAT(wrong, ::testing::Each(""));
}

}  // namespace
}  // namespace kordon::v0::testing
