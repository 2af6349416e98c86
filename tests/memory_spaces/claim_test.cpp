// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <kordon/memory/claim.hpp>

namespace kordon::inline v0 {
namespace {

constexpr place host, cuda0{space_kind::cuda, 0}, cuda1{space_kind::cuda, 1},
    pinned0{space_kind::cuda_pinned, 0}, pinned1{space_kind::cuda_pinned, 1},
    managed0{space_kind::cuda_managed, 0}, managed1{space_kind::cuda_managed, 1};
constexpr std::optional<place> silence;

TEST(a_claim, of_device_memory_holds_on_its_device_only) {
  EXPECT_TRUE(agrees(cuda1, cuda1, true));
  EXPECT_FALSE(agrees(cuda1, cuda0, true));
  EXPECT_FALSE(agrees(cuda0, managed0, true));
  EXPECT_FALSE(agrees(cuda0, pinned0, true));
}

TEST(a_claim, of_shared_memory_says_nothing_of_the_device) {
  EXPECT_TRUE(agrees(pinned0, pinned1, true));
  EXPECT_TRUE(agrees(managed1, managed0, true));
  EXPECT_FALSE(agrees(pinned0, managed0, true));
}

TEST(a_claim, of_host_memory_holds_for_pinned_memory_too) {
  EXPECT_TRUE(agrees(host, pinned0, false));
  EXPECT_FALSE(agrees(host, managed0, false));
  EXPECT_FALSE(agrees(host, cuda0, false));
}

TEST(a_claim, is_denied_by_silence_where_the_platform_knows_the_kind) {
  EXPECT_FALSE(agrees(cuda0, silence, true));
  EXPECT_FALSE(agrees(pinned0, silence, true));
}

TEST(a_claim, is_believed_where_the_platform_cannot_tell) {
  EXPECT_TRUE(agrees(host, silence, false));
  EXPECT_TRUE(agrees({space_kind::sycl, 0}, silence, false));
}

TEST(a_claim, is_told_by_the_platforms_of_this_build_only) {
#if KORDON_HAS_SIM_DEVICE || defined(KOKKOS_ENABLE_CUDA) || defined(KOKKOS_ENABLE_HIP)
  EXPECT_TRUE(detail::platform_tells);
#else
  EXPECT_FALSE(detail::platform_tells);
#endif
  int on_the_stack = 0;
  EXPECT_EQ(platform_place_of(&on_the_stack), std::nullopt);
  EXPECT_EQ(detail::denied(host, &on_the_stack), std::nullopt);
}

}  // namespace
}  // namespace kordon::v0
