// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/memory/copy.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/testing/refused.hpp>
#include <kordon/testing/run_self.hpp>
#include <optional>
#include <stdexcept>
#include <thread>

namespace kordon::inline v0 {
namespace {

using testing::RefusedWith;
using testing::stderr_of_self;

using matrix = Kokkos::View<float**, Kokkos::LayoutRight, Kokkos::HostSpace>;
constexpr auto refused = transfer_rule::refuse;

transfer_rule within() {
  return transfer_policy::in_force(transfer_direction::within_place);
}

TEST(transfer_direction, is_decided_by_the_sides_of_both_places) {
  using d = transfer_direction;
  const place host, pinned{space_kind::cuda_pinned, 0}, cuda0{space_kind::cuda, 0},
      cuda1{space_kind::cuda, 1}, managed{space_kind::cuda_managed, 0};

  EXPECT_EQ(direction_of(host, cuda0), d::host_to_device);
  EXPECT_EQ(direction_of(pinned, cuda0), d::host_to_device);
  EXPECT_EQ(direction_of(cuda1, host), d::device_to_host);
  EXPECT_EQ(direction_of(managed, pinned), d::device_to_host);
  EXPECT_EQ(direction_of(cuda0, cuda1), d::device_to_device);
  EXPECT_EQ(direction_of(cuda0, managed), d::device_to_device);
  EXPECT_EQ(direction_of(host, pinned), d::host_to_host);
  EXPECT_EQ(direction_of(cuda1, cuda1), d::within_place);
  EXPECT_EQ(direction_of(host, host), d::within_place);
}

TEST(transfer_policy, refuses_every_mover_before_anything_is_done) {
  const matrix a("a", 4, 3), b("b", 4, 3);
  const array_ref erased(a);
  const transfer_policy scope(refused);

  EXPECT_THAT([&] { copy(b, a); },
              RefusedWith(refusal_code::transfer_refused,
                          "KRD019 copy: argument 'src' (\"a\", host, float32[4,3]) must stay where "
                          "it is: a kordon::transfer_policy in force forbids within_place. Fix: "
                          "make the copy outside of its scope, or give it .within_place = "
                          "kordon::transfer_rule::log"));
  EXPECT_THAT([&] { copy_to(place{}, erased); }, RefusedWith(refusal_code::transfer_refused));
  EXPECT_THAT([&] { copy_to(place_in<Kokkos::HostSpace>{}, a); },
              RefusedWith(refusal_code::transfer_refused));
  EXPECT_THAT([&] { copy_as(dtype::float64, erased); },
              RefusedWith(refusal_code::transfer_refused));
  EXPECT_THAT([&] { copy_as<double>(a); }, RefusedWith(refusal_code::transfer_refused));
  EXPECT_THROW(copy(b, a), transfer_refused);
}

TEST(transfer_policy, does_not_look_at_how_much_moves) {
  const transfer_policy scope(refused);

  EXPECT_THROW(copy(matrix("b", 0, 3), matrix("a", 0, 3)), transfer_refused);
}

TEST(transfer_policy, forbids_the_directions_that_it_names) {
  const matrix a("a", 4, 3), b("b", 4, 3);
  const transfer_policy scope({.device_to_host = refused, .device_to_device = refused});

  EXPECT_NO_THROW(copy(b, a));
  EXPECT_EQ(transfer_policy::in_force(transfer_direction::host_to_device), transfer_rule::allow);
  EXPECT_EQ(transfer_policy::in_force(transfer_direction::device_to_host), refused);
}

TEST(transfer_policy, inside_another_can_tighten_and_never_loosen) {
  EXPECT_EQ(within(), transfer_rule::allow);
  const transfer_policy outer(transfer_rule::log);
  {
    const transfer_policy looser(transfer_rule::allow);
    EXPECT_EQ(within(), transfer_rule::log);
    const transfer_policy stricter({.within_place = refused});
    EXPECT_EQ(within(), refused);
    EXPECT_EQ(transfer_policy::in_force(transfer_direction::host_to_host), transfer_rule::log);
    const transfer_policy loosest(transfer_rule::allow);
    EXPECT_EQ(within(), refused);
  }
  EXPECT_EQ(within(), transfer_rule::log);
}

TEST(transfer_policy, ends_with_its_scope_on_every_path) {
  const auto leave_early = [] {
    const transfer_policy scope(refused);
    if (within() == refused) return;
    FAIL();
  };
  const auto throw_inside = [] {
    const transfer_policy scope(refused);
    throw std::runtime_error("out of here");
  };

  leave_early();
  EXPECT_EQ(within(), transfer_rule::allow);
  EXPECT_THROW(throw_inside(), std::runtime_error);
  EXPECT_EQ(within(), transfer_rule::allow);

  const matrix a("a", 4, 3), b("b", 4, 3);
  {
    const transfer_policy scope(refused);
    EXPECT_THROW(copy_to(place{}, array_ref(a)), transfer_refused);
  }
  EXPECT_NO_THROW(copy(b, a));
}

TEST(transfer_policy, may_end_before_one_that_is_inside_it) {
  std::optional<transfer_policy> outer(transfer_rule::log);
  std::optional<transfer_policy> inner(transfer_rule::refuse);

  outer.reset();
  EXPECT_EQ(transfer_policy::in_force(transfer_direction::within_place), transfer_rule::refuse);
  inner.reset();

  EXPECT_EQ(transfer_policy::in_force(transfer_direction::within_place), transfer_rule::allow);
}

TEST(transfer_log, may_end_before_one_that_is_inside_it) {
  const Kokkos::View<float*, Kokkos::HostSpace> a("a", 3);
  std::optional<transfer_log> outer(std::in_place), inner(std::in_place);

  outer.reset();
  copy_to(place{}, array_ref(a));

  EXPECT_EQ(inner->moves().size(), 1u);
}

TEST(transfer_policy, is_not_seen_by_other_threads) {
  const transfer_policy scope(refused);
  transfer_rule there = refused;

  std::thread([&] { there = within(); }).join();

  EXPECT_EQ(there, transfer_rule::allow);
}

TEST(transfer_policy, logs_one_line_a_move_to_stderr) {
  const matrix a("a", 4, 3), b("b", 4, 3);
  const transfer_policy scope(transfer_rule::log);

  ::testing::internal::CaptureStderr();
  copy(b, a);
  copy_to(place{}, array_ref(a));
  copy_as<double>(a);

  EXPECT_EQ(::testing::internal::GetCapturedStderr(),
            "kordon: copy of \"a\", host, float32[4,3] to host (within_place, 48 B)\n"
            "kordon: copy_to of \"a\", host, float32[4,3] to host (within_place, 48 B)\n"
            "kordon: copy_as of \"a\", host, float32[4,3] to host (within_place, 96 B)\n");
}

TEST(transfer_policy, is_silent_without_a_rule) {
  const matrix a("a", 4, 3), b("b", 4, 3);

  ::testing::internal::CaptureStderr();
  copy(b, a);

  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(transfer_log, gets_every_move_of_its_thread_once) {
  const matrix a("a", 4, 3), b("b", 4, 3);
  const transfer_log outer;
  copy(b, a);
  {
    const transfer_log inner;
    copy_as(dtype::float64, array_ref(a));
    ASSERT_EQ(inner.moves().size(), 1u);
    EXPECT_EQ(inner.moves()[0].mover, "copy_as");
    EXPECT_EQ(inner.moves()[0].bytes, 96u);
    const transfer_policy scope(refused);
    EXPECT_THROW(copy(b, a), transfer_refused);
    EXPECT_EQ(inner.moves().size(), 1u);
  }
  std::thread([&] { copy(b, a); }).join();

  ASSERT_EQ(outer.moves().size(), 2u);
  EXPECT_EQ(to_string(outer.moves()[0]),
            "copy of \"a\", host, float32[4,3] to host (within_place, 48 B)");
}

#if KORDON_HAS_SIM_DEVICE
TEST(transfer_policy, tells_the_ways_to_a_device_and_back_apart) {
  const matrix host("host", 4, 3);
  const auto there = copy_to(place_of(sim_device()), host);
  const transfer_policy scope({.device_to_host = refused});

  EXPECT_NO_THROW(copy_to(place_of(sim_device()), host));
  EXPECT_NO_THROW(copy_as<double>(there));
  EXPECT_THAT(
      [&] { copy_to(place_in<Kokkos::HostSpace>{}, there); },
      RefusedWith(refusal_code::transfer_refused,
                  "KRD019 copy_to: argument 'src' (\"host\", sim:0, float32[4,3]) must stay "
                  "where it is: a kordon::transfer_policy in force forbids "
                  "device_to_host. Fix: make the copy outside of its scope, or give it "
                  ".device_to_host = kordon::transfer_rule::log"));
}

TEST(transfer_log, gets_a_move_of_several_steps_as_one) {
  const matrix whole("whole", 9, 11);
  const auto part = Kokkos::subview(whole, Kokkos::make_pair(1, 8), Kokkos::make_pair(3, 8));
  const transfer_log log;

  copy_to(place{space_kind::simulated, 0}, array_ref(part));

  ASSERT_EQ(log.moves().size(), 1u);
  EXPECT_EQ(log.moves()[0].mover, "copy_to");
  EXPECT_EQ(log.moves()[0].to, (place{space_kind::simulated, 0}));
}
#endif

/// Run by the tests below in a process of their own, whose environment has a rule.
TEST(DISABLED_transfers_of_the_environment, move_twice) {
  const matrix a("a", 4, 3), b("b", 4, 3);
  const transfer_policy scope(transfer_rule::allow);
  for (int i = 0; i < 2; ++i) {
    try {
      copy(b, a);
    } catch (const refusal& r) {
      std::fprintf(stderr, "%s\n", r.what());
    }
  }
}

std::string moved_twice(const std::string& environment) {
  return stderr_of_self("DISABLED_transfers_of_the_environment.move_twice", environment);
}

std::string twice(const std::string& line) {
  return line + "\n" + line + "\n";
}

TEST(transfers_of_the_environment, are_allowed_when_it_says_nothing_or_so) {
  EXPECT_EQ(moved_twice("KORDON_TRANSFERS="), "");
  EXPECT_EQ(moved_twice("KORDON_TRANSFERS=allow"), "");
}

TEST(transfers_of_the_environment, are_logged) {
  EXPECT_EQ(moved_twice("KORDON_TRANSFERS=log"),
            twice("kordon: copy of \"a\", host, float32[4,3] to host (within_place, 48 B)"));
}

TEST(transfers_of_the_environment, are_refused) {
  EXPECT_EQ(moved_twice("KORDON_TRANSFERS=refuse"),
            twice("KRD019 copy: argument 'src' (\"a\", host, float32[4,3]) must stay where it is: "
                  "KORDON_TRANSFERS=refuse forbids within_place. Fix: run with "
                  "KORDON_TRANSFERS=log, which shows each move"));
}

TEST(transfers_of_the_environment, are_refused_when_it_says_nonsense) {
  EXPECT_EQ(moved_twice("KORDON_TRANSFERS=refus"),
            twice("KRD007 transfer_policy: KORDON_TRANSFERS is 'refus' and must be allow, log or "
                  "refuse. Fix: set it to one of them, or unset it"));
}

}  // namespace
}  // namespace kordon::v0
