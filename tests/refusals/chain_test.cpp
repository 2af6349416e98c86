// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// R6: device -> host-only step -> device. The step in the middle refuses, no data moves, nothing later runs.
#include <gmock/gmock.h>

#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/implementation.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/testing/before_tests.hpp>
#include <kordon/testing/refused.hpp>

namespace kordon::inline v0::testing {
namespace {

#if KORDON_HAS_SIM_DEVICE

using host = Kokkos::DefaultHostExecutionSpace;
using image = Kokkos::View<float**, sim_device_space>;
using host_image = Kokkos::View<float**, Kokkos::HostSpace>;

/// An operation "test.<name>" from `in` [...] to `out` [...] of float32.
template <int Which>
struct step_fn {
  struct options {};
  static constexpr std::array<array_parameter, 2> arrays = {
      {{.name = "in", .types = {dtype::float32}, .has_key_type = true, .shape = "..."},
       {.name = "out",
        .direction = role::out,
        .types = {dtype::float32},
        .has_key_type = true,
        .shape = "..."}}};
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = Which == 0 ? "test.host_only" : "test.three_steps",
      .doc = "A step of a chain",
      .arrays = arrays,
      .default_options = &defaults,
  };
  template <class Exec, readable_from<Exec> In, writable_from<Exec> Out>
  void operator()(const Exec& exec, const In& in, const Out& out, const options& o = {}) const {
    call(*this, exec, o, in, out);
  }
};
constexpr step_fn<0> host_only{};
constexpr step_fn<1> three_steps{};

int host_runs = 0, last_steps = 0;

struct on_the_host {
  static void run(const host&, const kordon_call&, scratch&) { ++host_runs; }
};

/// A composite operation whose middle step has no implementation on its device.
struct on_the_device {
  static void run(const sim_device& exec, const kordon_call& c, scratch&) {
    host_only(exec, array_of(c, 0), array_of(c, 1));
    ++last_steps;
    ndimage::gaussian_filter(exec, array_of(c, 0), array_of(c, 1));
  }
};

const bool prepared = before_tests([] {
  register_operation(host_only.description);
  register_operation(three_steps.description);
  static const backend_description chain(
      {.name = "chain", .version = "1.0"}, [](implementation_rows& rows) {
        add_row<step_fn<0>, host, float, on_the_host>(rows, takes_everything<step_fn<0>>());
        add_row<step_fn<1>, sim_device, float, on_the_device>(rows, takes_everything<step_fn<1>>());
      });
  register_backend(chain.c());
});

/// Two arrays on a device, one step after the other, until one refuses.
struct chain {
  sim_device exec{1};
  image a{Kokkos::view_alloc("a", exec), 6, 5}, b{Kokkos::view_alloc("b", exec), 6, 5},
      c{Kokkos::view_alloc("c", exec), 6, 5};
  std::vector<std::string> done;
  std::optional<refusal> refused;

  template <class Step>
  void run(const Step& middle) {
    refused = refusal_of_call([&] {
      ndimage::gaussian_filter(exec, a, b);
      done.emplace_back("first");
      after_first = std::make_unique<event_counter>();
      middle(*this);
      done.emplace_back("middle");
      ndimage::gaussian_filter(exec, b, c);
      done.emplace_back("last");
    });
    seen = disturbances(after_first->seen());
    after_first.reset();
  }

  std::unique_ptr<event_counter> after_first;
  events seen;
};

TEST(a_chain_over_devices, stops_at_the_step_that_only_the_host_has) {
  host_runs = 0;
  chain ch;

  ch.run([](chain& x) { host_only(x.exec, array_ref(x.b, 1), array_ref(x.c, 1)); });

  EXPECT_EQ(ch.done, std::vector<std::string>{"first"});
  ASSERT_TRUE(ch.refused);
  EXPECT_EQ(ch.refused->code(), refusal_code::no_implementation);
  EXPECT_TRUE(ch.seen.empty()) << to_string(ch.seen);
  EXPECT_EQ(host_runs, 0);
}

TEST(a_chain_over_devices, stops_where_a_step_runs_on_the_host_with_arrays_of_the_device) {
  host_runs = 0;
  chain ch;

  ch.run([](chain& x) { host_only(host(), array_ref(x.b, 1), array_ref(x.c, 1)); });

  EXPECT_EQ(ch.done, std::vector<std::string>{"first"});
  ASSERT_TRUE(ch.refused);
  EXPECT_EQ(ch.refused->code(), refusal_code::space_mismatch);
  EXPECT_TRUE(ch.seen.empty()) << to_string(ch.seen);
  EXPECT_EQ(host_runs, 0);
}

TEST(a_chain_over_devices, goes_on_when_the_caller_carries_the_data) {
  host_runs = 0;
  chain ch;
  const host_image in("in", 6, 5), out("out", 6, 5);

  ch.run([&](chain&) { host_only(host(), in, out); });

  EXPECT_EQ(ch.done, (std::vector<std::string>{"first", "middle", "last"}));
  EXPECT_FALSE(ch.refused);
  EXPECT_EQ(host_runs, 1);
}

TEST(a_chain_inside_an_operation, stops_in_the_middle_too) {
  last_steps = 0;
  const sim_device exec(1);
  const image a(Kokkos::view_alloc("a", exec), 6, 5), b(Kokkos::view_alloc("b", exec), 6, 5);

  EXPECT_THAT(
      [&] { three_steps(exec, array_ref(a, 1), array_ref(b, 1)); },
      RefusedWith(refusal_code::no_implementation, ::testing::HasSubstr("KRD010 test.host_only")));
  EXPECT_EQ(last_steps, 0);
}

#else

TEST(a_chain_over_devices, stops_at_the_step_that_only_the_host_has) {
  GTEST_SKIP() << "this build has no simulated device";
}

#endif

}  // namespace
}  // namespace kordon::v0::testing
