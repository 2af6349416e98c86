// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/copy_watch.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/testing/copy_guard.hpp>
#include <kordon/testing/event_counter.hpp>
#include <kordon/testing/run_self.hpp>
#include <kordon/version.hpp>
#include <thread>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

using ::testing::HasSubstr;

/// Calls naughty_op with a backend of that name.
void call_of(const char* backend) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);
  const context_scope scope({.prefer = {backend}});
  naughty_op(exec_type(), in, out);
}

std::vector<std::string> texts(const std::vector<call_copy>& copies) {
  std::vector<std::string> all;
  for (const call_copy& c : copies) all.push_back(to_string(c));
  return all;
}

constexpr const char* foreign =
    "test.naughty[mover]: Kokkos::deep_copy from \"\" in Host to \"\" in Host, 4 B";

TEST(copy_watch, names_operation_and_backend_of_a_foreign_copy) {
  const planted_copies planted;
  const copy_watch watch;

  call_of("mover");

  ASSERT_EQ(watch.seen().size(), 1u);
  EXPECT_TRUE(watch.seen()[0].is_foreign());
  EXPECT_EQ(texts(watch.seen()), std::vector<std::string>{foreign});
}

TEST(copy_watch, tells_movers_inside_a_call_from_foreign_copies) {
  const planted_copies planted;
  const copy_watch watch;

  call_of("carrier");

  ASSERT_EQ(watch.seen().size(), 1u);
  EXPECT_FALSE(watch.seen()[0].is_foreign());
  EXPECT_EQ(to_string(watch.seen()[0]),
            "test.naughty[carrier]: kordon::copy from \"in\", host, float32[4,3] to host, 48 B");
}

#if KORDON_HAS_SIM_DEVICE
TEST(copy_watch, takes_no_copy_of_a_mover_for_one_more) {
  const planted_copies planted;
  const copy_watch watch;

  call_of("sender");

  EXPECT_EQ(texts(watch.seen()),
            std::vector<std::string>{"test.naughty[sender]: kordon::copy_to from \"in\", host, "
                                     "float32[4,3] to sim:0, 48 B"});
}
#endif

TEST(copy_watch, takes_no_fill_for_a_copy) {
  const copy_watch watch;

  call_of("filler");

  EXPECT_EQ(texts(watch.seen()), std::vector<std::string>{});
}

TEST(copy_watch, sees_nothing_outside_of_calls) {
  const matrix<float> a("a", 4, 3), b("b", 4, 3);
  const copy_watch watch;

  Kokkos::deep_copy(b, a);
  copy(b, a);

  EXPECT_EQ(texts(watch.seen()), std::vector<std::string>{});
}

TEST(copy_watch, names_the_innermost_of_nested_calls) {
  const planted_copies planted;
  const copy_watch watch;

  call_of("outer");

  EXPECT_EQ(texts(watch.seen()), std::vector<std::string>{foreign});
}

TEST(copy_watch, sees_calls_of_other_threads_and_ends_with_its_scope) {
  const planted_copies planted;
  const copy_watch outer;
  {
    const copy_watch inner;
    std::thread([] { call_of("mover"); }).join();
    EXPECT_EQ(inner.seen().size(), 1u);
  }
  call_of("mover");

  EXPECT_EQ(outer.seen().size(), 2u);
}

TEST(copy_watch, passes_on_to_the_tool_that_was_there_before) {
  const planted_copies planted;
  const event_counter tool;
  const copy_watch watch;

  call_of("mover");

  EXPECT_EQ(tool.count(event_kind::deep_copy), 1u);
  EXPECT_EQ(watch.seen().size(), 1u);
}

TEST(copy_watch, goes_on_under_a_tool_that_came_later) {
  const planted_copies planted;
  const copy_watch watch;
  const event_counter tool;

  call_of("mover");

  EXPECT_EQ(tool.count(event_kind::deep_copy), 1u);
  EXPECT_EQ(watch.seen().size(), 1u);
}

TEST(copy_watch, survives_a_tool_that_outlives_it) {
  const planted_copies planted;
  auto first = std::make_unique<copy_watch>();
  auto tool = std::make_unique<event_counter>();
  first.reset();
  {
    const copy_watch second;
    call_of("mover");
    EXPECT_EQ(second.seen().size(), 1u);
    EXPECT_EQ(tool->count(event_kind::deep_copy), 1u);
  }
  tool.reset();
  const copy_watch third;
  call_of("mover");

  EXPECT_EQ(third.seen().size(), 1u);
}

TEST(receipt, lists_the_copies_of_its_call) {
  const planted_copies planted;
  const record seen;

  call_of("outer");
  call_of("carrier");

  ASSERT_EQ(seen.calls().size(), 3u);
  EXPECT_EQ(texts(seen.calls()[0].copies), std::vector<std::string>{foreign});
  EXPECT_EQ(texts(seen.calls()[1].copies), std::vector<std::string>{foreign});
  ASSERT_EQ(seen.calls()[2].copies.size(), 1u);
  EXPECT_EQ(seen.calls()[2].bytes_copied, 48u);
  EXPECT_THAT(to_string(seen.calls()[2]),
              HasSubstr("48 B copied, 0 B scratch; kordon::copy from \"in\", host, float32[4,3] to "
                        "host, 48 B"));
}

/// For tests of the guard and of tracing, each in a process of its own.
TEST(DISABLED_a_call, copies_unexpectedly) {
  call_of("mover");
}
TEST(DISABLED_a_call, moves_unexpectedly) {
  call_of("carrier");
}

TEST(copy_guard, fails_a_test_that_copies_inside_a_call) {
  const std::string text = stdout_of_self("DISABLED_a_call.*");

  EXPECT_THAT(text, HasSubstr("A copy inside a call: " + std::string(foreign)));
  EXPECT_THAT(text, HasSubstr("A copy inside a call: test.naughty[carrier]: kordon::copy from"));
  EXPECT_THAT(text, HasSubstr("2 FAILED TESTS"));
}

TEST(trace, shows_foreign_copies) {
  EXPECT_THAT(stderr_of_self("DISABLED_a_call.copies_unexpectedly", "KORDON_TRACE=1"),
              HasSubstr("; Kokkos::deep_copy from \"\" in Host to \"\" in Host, 4 B"));
}

}  // namespace
}  // namespace kordon::v0::testing
