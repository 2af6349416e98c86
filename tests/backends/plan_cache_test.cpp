// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "../../dispatch/backends/common/plan_cache.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace kordon::inline v0::backends {
namespace {

/// A plan that counts how many of its kind there are.
struct counted {
  static inline std::atomic<int> made = 0, alive = 0;
  std::int64_t number;

  explicit counted(std::int64_t n) : number(n) {
    ++made;
    ++alive;
  }
  ~counted() { --alive; }
};

std::int64_t ask(plan_cache<counted>& cache, std::int64_t number) {
  return cache.get({number}, [&] { return std::make_shared<const counted>(number); }).number;
}

TEST(plan_cache, makes_a_plan_once_for_all_threads) {
  plan_cache<counted> cache;
  counted::made = 0;
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;

  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&] {
      for (int round = 0; round < 50; ++round)
        for (std::int64_t n = 1000; n < 1020; ++n) wrong += ask(cache, n) != n;
    });
  for (std::thread& t : threads) t.join();

  EXPECT_EQ(wrong, 0);
  EXPECT_EQ(counted::made, 20);
}

TEST(plan_cache, does_not_grow_without_end) {
  plan_cache<counted> cache;
  constexpr auto most = static_cast<int>(plan_cache<counted>::most);

  for (std::int64_t n = 0; n < 3 * most; ++n) EXPECT_EQ(ask(cache, 5000 + n), 5000 + n);

  EXPECT_LE(counted::alive, most + static_cast<int>(plan_cache<counted>::mine));
}

TEST(plan_cache, tells_keys_apart_by_every_number) {
  plan_cache<counted> cache;
  counted::made = 0;
  for (std::size_t i = 0; i < std::tuple_size_v<plan_key>; ++i) {
    plan_key key{};
    key[i] = 77;
    (void)cache.get(key, [&] { return std::make_shared<const counted>(0); });
  }

  EXPECT_EQ(counted::made, static_cast<int>(std::tuple_size_v<plan_key>));
}

}  // namespace
}  // namespace kordon::v0::backends
