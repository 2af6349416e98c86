// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/memory/access.hpp>
#include <kordon/memory/spaces.hpp>
#include <kordon/testing/mock_space.hpp>
#include <kordon/version.hpp>
#include <map>
#include <set>
#include <string>

namespace kordon::inline v0 {
namespace {

using enum space_kind;

constexpr space_kind all_spaces[] = {host,      cuda,         cuda_pinned, hip,        hip_pinned,
                                     simulated, cuda_managed, sycl,        hip_managed};

/// Which memory each exec may use, written out once more: this table and not the code's is the rule.
const std::map<std::string, std::set<space_kind>> usable_by = {
    {"serial", {host, cuda_pinned, hip_pinned}},
    {"openmp", {host, cuda_pinned, hip_pinned}},
    {"threads", {host, cuda_pinned, hip_pinned}},
    {"cuda", {cuda, cuda_pinned, cuda_managed}},
    {"hip", {hip, hip_pinned, hip_managed}},
    {"sycl", {sycl}},
    {"sim", {simulated}},
};

TEST(usable, is_what_the_table_says_for_every_memory_and_exec) {
  ASSERT_EQ(usable_by.size(), exec_kind_count);
  for (std::size_t e = 0; e < exec_kind_count; ++e) {
    const auto exec = static_cast<exec_kind>(e);
    for (space_kind space : all_spaces)
      EXPECT_EQ(usable(space, exec), usable_by.at(std::string(name(exec))).contains(space))
          << name(space) << " by " << name(exec);
  }
}

TEST(space_kind, has_the_codes_of_dlpack) {
  const std::map<space_kind, int> codes = {
      {host, 1},       {cuda, 2},          {cuda_pinned, 3}, {hip, 10},          {hip_pinned, 11},
      {simulated, 12}, {cuda_managed, 13}, {sycl, 14},       {hip_managed, 1010}};

  for (const auto& [kind, code] : codes) {
    EXPECT_EQ(static_cast<int>(kind), code);
    EXPECT_EQ(space_kind_from_code(code), kind);
  }
  EXPECT_FALSE(space_kind_from_code(0));
  EXPECT_FALSE(space_kind_from_code(4));
}

TEST(exec_kind, owns_memory_that_it_can_use) {
  for (std::size_t e = 0; e < exec_kind_count; ++e) {
    const auto exec = static_cast<exec_kind>(e);
    EXPECT_TRUE(usable(home_of(exec), exec)) << name(exec);
  }
}

TEST(place, is_spelled_with_its_device_unless_there_is_one_host) {
  EXPECT_EQ(to_string(place{host, 0}), "host");
  EXPECT_EQ(to_string(place{host, 1}), "host:1");
  EXPECT_EQ(to_string(place{cuda, 1}), "cuda:1");
  EXPECT_EQ(to_string(place{static_cast<space_kind>(77), 0}), "?:0");
}

TEST(place, of_a_host_exec_is_the_host) {
  const Kokkos::DefaultHostExecutionSpace exec;

  EXPECT_EQ(place_of(exec), place{});
  EXPECT_EQ(exec_ref(exec).instance, &exec);
  EXPECT_EQ(exec_ref(exec).device, 0);
}

TEST(compiled_in, is_the_host_in_every_build_and_the_simulated_device_by_configuration) {
  EXPECT_TRUE(compiled_in(host));
  EXPECT_EQ(compiled_in(simulated), bool(KORDON_HAS_SIM_DEVICE));
  EXPECT_FALSE(compiled_in(static_cast<space_kind>(77)));
}

// What the compiler knows of Views: in every build, whatever Kokkos says of accessibility.
using host_exec = Kokkos::DefaultHostExecutionSpace;
using host_view = Kokkos::View<float**, Kokkos::HostSpace>;
using anonymous_view = Kokkos::View<float**, Kokkos::AnonymousSpace>;
using device_view = testing::mock_device_view<float**>;
static_assert(array_lives_where_exec_runs<host_view, host_exec>);
static_assert(!array_lives_where_exec_runs<device_view, host_exec>);
static_assert(array_lives_where_exec_runs<array_ref, host_exec>);
static_assert(is_a_view_that_kordon_knows<host_view> && is_a_view_that_kordon_knows<device_view>);
static_assert(!is_a_view_that_kordon_knows<anonymous_view>);
static_assert(!is_a_view_that_kordon_knows<Kokkos::View<long double*, Kokkos::HostSpace>>);
static_assert(!is_a_view_that_kordon_knows<float*>);
static_assert(readable_from<Kokkos::View<const float*, Kokkos::HostSpace>, host_exec>);
static_assert(!writable_from<Kokkos::View<const float*, Kokkos::HostSpace>, host_exec>);
static_assert(!std::is_convertible_v<host_view, array_ref> &&
              std::is_constructible_v<array_ref, host_view>);
static_assert(!std::is_convertible_v<host_view, array>);

}  // namespace
}  // namespace kordon::v0
