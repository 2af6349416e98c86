// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <heap_counter.hpp>
#include <kordon/dispatch/context.hpp>
#include <kordon/testing/event_counter.hpp>

#include "tunable.hpp"

namespace kordon::inline v0::testing {
namespace {

/// The heap allocations of f(), the second time.
template <class F>
std::size_t allocations_of(const F& f) {
  f();
  const std::size_t before = heap_allocations();
  f();
  return heap_allocations() - before;
}

class a_call_that_does_nothing : public ::testing::Test {
 protected:
  const exec_type exec;
  const matrix<float> in{"in", 4, 3}, out{"out", 4, 3};
};

TEST_F(a_call_that_does_nothing, allocates_nothing) {
  EXPECT_EQ(allocations_of([&] { choice_op(exec, in, out); }), 0u);
}

TEST_F(a_call_that_does_nothing, allocates_nothing_when_erased) {
  const array_ref from(in), to(out);

  EXPECT_EQ(allocations_of([&] { choice_op(exec, from, to); }), 0u);
}

TEST_F(a_call_that_does_nothing, allocates_nothing_for_options) {
  EXPECT_EQ(allocations_of([&] {
              choice_op(exec, in, out, {.real = 2, .taste = flavour::sweet, .sugar = 3});
            }),
            0u);
}

TEST_F(a_call_that_does_nothing, allocates_nothing_inside_a_context) {
  const context_scope scope({.prefer = {"special-too", "general"}, .block = {"special"}});

  EXPECT_EQ(allocations_of([&] { choice_op(exec, in, out); }), 0u);
}

TEST_F(a_call_that_does_nothing, allocates_nothing_for_options_of_its_backend) {
  const context_scope scope({.prefer = {"tunable"}, .options = {tunable_options{.block = 8}}});

  EXPECT_EQ(allocations_of([&] { tuned_op(exec, in, out); }), 0u);
}

TEST_F(a_call_that_does_nothing, copies_no_view) {
  const auto before = in.use_count();

  choice_op(exec, in, out);

  EXPECT_EQ(in.use_count(), before);
}

TEST_F(a_call_that_does_nothing, is_seen_to_do_nothing) {
  choice_op(exec, in, out);

  const events seen = disturbances(events_of([&] { choice_op(exec, in, out); }));

  EXPECT_TRUE(seen.empty()) << to_string(seen);
}

TEST(the_counter_of_allocations, sees_every_form_of_operator_new) {
  constexpr std::align_val_t line{64};
  EXPECT_EQ(allocations_of([] { ::operator delete(::operator new(8)); }), 1u);
  EXPECT_EQ(allocations_of([] { ::operator delete[](::operator new[](8)); }), 1u);
  EXPECT_EQ(allocations_of([] { ::operator delete(::operator new(8, std::nothrow)); }), 1u);
  EXPECT_EQ(allocations_of([] { ::operator delete[](::operator new[](8, std::nothrow)); }), 1u);
  EXPECT_EQ(allocations_of([&] { ::operator delete(::operator new(8, line), line); }), 1u);
  EXPECT_EQ(allocations_of([&] { ::operator delete[](::operator new[](8, line), line); }), 1u);
  EXPECT_EQ(allocations_of([&] { ::operator delete(::operator new(8, line, std::nothrow), line); }),
            1u);
  EXPECT_EQ(
      allocations_of([&] { ::operator delete[](::operator new[](8, line, std::nothrow), line); }),
      1u);
}

TEST(the_counter_of_allocations, counts) {
  EXPECT_GE(allocations_of([] { const std::vector<int> v(100); }), 1u);
  EXPECT_GE(allocations_of([] { const matrix<float> m("m", 4, 3); }), 1u);
}

}  // namespace
}  // namespace kordon::v0::testing
