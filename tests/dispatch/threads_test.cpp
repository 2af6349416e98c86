// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/testing/sample_call.hpp>
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

using content = std::vector<std::vector<std::byte>>;

/// All arrays after a call on the probes' data, of which every call gets its own.
content outcome(const sample_call& c) {
  c.fill();
  c.run();
  exec().fence();
  content all;
  for (const array_ref& a : c.arrays) all.push_back(content_of(a));
  return all;
}

/// Calls of different sizes, one a thread: the larger ones are worth more than one work item.
void expect_the_results_of_one(const operation_description& d, const std::string& backend) {
  std::vector<sample_call> calls;
  std::vector<content> expected;
  for (int i = 0; i < thread_count; ++i) {
    const sample_call& c = calls.emplace_back(d, exec_ref(exec()), 1 + 5 * i);
    const context_scope scope({.only = {backend}});
    expected.push_back(outcome(c));
  }
  std::atomic<int> wrong = 0;

  on_threads([&](int i) {
    const auto n = static_cast<std::size_t>(i);
    const context_scope scope({.only = {backend}});
    for (int round = 0; round < 5; ++round) wrong += outcome(calls[n]) != expected[n];
  });

  EXPECT_EQ(wrong, 0) << d.name << "[" << backend << "]";
}

TEST(eight_threads, at_once_get_the_results_of_one_from_every_operation_and_backend) {
  for (const operation_description* d : kordon_operations())
    for (const std::string& backend : who_could_serve(sample_call(*d, exec_ref(exec()))))
      expect_the_results_of_one(*d, backend);
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
