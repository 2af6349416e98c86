// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <cstring>
#include <kordon/memory/scratch.hpp>
#include <kordon/memory/spaces.hpp>
#include <kordon/memory/workspace.hpp>
#include <kordon/testing/event_counter.hpp>
#include <new>
#include <thread>
#include <vector>

namespace kordon::inline v0 {
namespace {

using testing::event_kind;

/// Each test begins with an empty workspace.
class workspace : public ::testing::Test {
 protected:
  void SetUp() override { release_workspaces(); }
  void TearDown() override { release_workspaces(); }

  const Kokkos::DefaultHostExecutionSpace exec;
  const kordon_exec ref = exec_ref(exec);
};

TEST_F(workspace, lends_aligned_memory_that_can_be_written) {
  for (const std::size_t bytes : {1, 63, 64, 1000, 100000}) {
    const workspace_lease lease(ref, bytes);

    ASSERT_NE(lease.data(), nullptr);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(lease.data()) % scratch::alignment, 0u) << bytes;
    std::memset(lease.data(), 7, bytes);
  }
}

TEST_F(workspace, lends_nothing_when_nothing_is_asked_for) {
  const workspace_lease lease(ref, 0);

  EXPECT_EQ(lease.data(), nullptr);
  EXPECT_EQ(workspace_bytes(), 0u);
}

TEST_F(workspace, lends_the_same_block_again_without_an_allocation) {
  void* first = nullptr;
  {
    const workspace_lease lease(ref, 1000);
    first = lease.data();
  }

  const auto seen = testing::events_of([&] {
    const workspace_lease again(ref, 900);
    EXPECT_EQ(again.data(), first);
  });

  EXPECT_TRUE(seen.empty()) << testing::to_string(seen);
}

TEST_F(workspace, grows_a_block_that_is_too_small_in_its_place) {
  { const workspace_lease lease(ref, 1000); }
  { const workspace_lease larger(ref, 5000); }
  { const workspace_lease smaller(ref, 1000); }

  EXPECT_EQ(workspace_bytes(), 5000u);
}

TEST_F(workspace, lends_two_leases_at_once_memory_of_their_own) {
  const workspace_lease one(ref, 1000), other(ref, 1000);

  EXPECT_NE(one.data(), other.data());
  EXPECT_EQ(workspace_bytes(), 2000u);
}

TEST_F(workspace, of_absurd_size_is_no_memory) {
  { const workspace_lease lease(ref, 1000); }
  for (const std::size_t bytes :
       {std::size_t(1) << 60, ~std::size_t(0) - 100, ~std::size_t(0) - 10})
    EXPECT_THROW(workspace_lease(ref, bytes), std::bad_alloc) << bytes;

  EXPECT_EQ(workspace_bytes(), 1000u);
  EXPECT_NE(workspace_lease(ref, 1000).data(), nullptr);
}

TEST_F(workspace, is_empty_after_a_release) {
  { const workspace_lease lease(ref, 1000); }

  const testing::event_counter counter;
  release_workspaces();

  EXPECT_EQ(workspace_bytes(), 0u);
  EXPECT_EQ(counter.count(event_kind::deallocation), 1u);
}

TEST_F(workspace, keeps_what_is_lent_out_over_a_release) {
  const workspace_lease lease(ref, 1000);

  release_workspaces();
  std::memset(lease.data(), 7, 1000);

  EXPECT_EQ(workspace_bytes(), 1000u);
}

TEST_F(workspace, never_lends_a_block_to_two_threads) {
  std::vector<std::thread> threads;
  std::vector<int> wrong(8);
  for (int t = 0; t < 8; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 300; ++i) {
        const std::size_t bytes = 64 + static_cast<std::size_t>(i % 7) * 100;
        const workspace_lease lease(ref, bytes);
        auto* data = static_cast<unsigned char*>(lease.data());
        std::memset(data, t, bytes);
        std::this_thread::yield();
        for (std::size_t b = 0; b < bytes; ++b) wrong[static_cast<std::size_t>(t)] += data[b] != t;
      }
    });
  for (std::thread& t : threads) t.join();

  EXPECT_THAT(wrong, ::testing::Each(0));
}

TEST(scratch, counts_and_hands_out_alike) {
  alignas(64) std::byte block[320];
  const auto layout = [](scratch s) {
    auto* chars = s.take<char>(3);
    auto* doubles = s.take<double>(9);
    auto* none = s.take<int>(0);
    return std::tuple(chars, doubles, none, s.used());
  };

  const auto [c0, d0, n0, counted] = layout(scratch{});
  const auto [chars, doubles, none, used] = layout(scratch(block, sizeof block));

  EXPECT_EQ(c0, nullptr);
  EXPECT_EQ(d0, nullptr);
  EXPECT_EQ(counted, 192u);
  EXPECT_EQ(used, counted);
  EXPECT_EQ(reinterpret_cast<std::byte*>(chars), block);
  EXPECT_EQ(reinterpret_cast<std::byte*>(doubles), block + 64);
}

TEST(scratch, gives_null_beyond_its_end) {
  alignas(64) std::byte block[64];
  scratch s(block, sizeof block);

  EXPECT_NE(s.take<char>(64), nullptr);
  EXPECT_EQ(s.take<char>(1), nullptr);
}

}  // namespace
}  // namespace kordon::v0
