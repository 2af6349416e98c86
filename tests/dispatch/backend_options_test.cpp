// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/testing/refused.hpp>
#include <thread>

#include "tunable.hpp"

namespace kordon::inline v0::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class options_of_a_backend : public ::testing::Test {
 protected:
  const exec_type exec;
  const matrix<float> in{"in", 4, 3}, out{"out", 4, 3};
};

TEST_F(options_of_a_backend, reach_it) {
  const context_scope scope(
      {.prefer = {"tunable"}, .options = {tunable_options{.block = 8, .how = pace::brisk}}});

  tuned_op(exec, in, out);

  EXPECT_EQ(tuned_with.block, 8);
  EXPECT_EQ(tuned_with.ratio, 0.5);
  EXPECT_EQ(tuned_with.how, pace::brisk);
}

TEST_F(options_of_a_backend, reach_it_as_text_too) {
  const context_scope scope(
      {.prefer = {"tunable"}, .options = {{"tunable", {{"ratio", "0.25"}, {"how", "brisk"}}}}});

  tuned_op(exec, in, out);

  EXPECT_EQ(tuned_with.block, 64);
  EXPECT_EQ(tuned_with.ratio, 0.25);
  EXPECT_EQ(tuned_with.how, pace::brisk);
}

TEST_F(options_of_a_backend, have_their_defaults_where_nothing_is_set) {
  tuned_with = {1, 0, pace::brisk};
  const context_scope scope({.prefer = {"tunable"}});

  tuned_op(exec, in, out);

  EXPECT_EQ(tuned_with.block, 64);
  EXPECT_EQ(tuned_with.ratio, 0.5);
  EXPECT_EQ(tuned_with.how, pace::steady);
}

TEST_F(options_of_a_backend, are_in_force_until_their_scope_ends) {
  const context_scope outer({.prefer = {"tunable"}, .options = {tunable_options{.block = 8}}});
  {
    const context_scope inner({.options = {tunable_options{.block = 16, .ratio = 1}}});
    tuned_op(exec, in, out);
    EXPECT_EQ(tuned_with.block, 16);
    EXPECT_EQ(tuned_with.ratio, 1);
  }
  tuned_op(exec, in, out);

  EXPECT_EQ(tuned_with.block, 8);
  EXPECT_EQ(tuned_with.ratio, 0.5);
}

TEST_F(options_of_a_backend, are_refused_where_another_would_serve_the_call) {
  const context_scope scope({.options = {tunable_options{.block = 8}}});

  EXPECT_THAT([&] { tuned_op(exec, in, out); },
              RefusedWith(refusal_code::option_unsupported, HasSubstr("prefer = {\"tunable\"}")));
  EXPECT_THAT([&] { untuned_op(exec, in, out); },
              RefusedWith(refusal_code::option_unsupported, HasSubstr("does not implement")));
}

TEST_F(options_of_a_backend, ask_for_nothing_at_their_defaults) {
  const context_scope scope(
      {.options = {tunable_options{.block = 64}, {"tunable", {{"ratio", "0.50"}}}}});

  EXPECT_EQ(who_ran([&] { tuned_op(exec, in, out); }), "plain");
}

TEST_F(options_of_a_backend, reach_the_parts_of_a_composite) {
  const context_scope scope({.prefer = {"tunable"}, .options = {tunable_options{.block = 8}}});
  tuned_calls = 0;

  parts_op(exec, in, out);

  EXPECT_EQ(tuned_calls, 1);
  EXPECT_EQ(tuned_with.block, 8);
}

TEST_F(options_of_a_backend, reach_it_on_a_thread_that_they_are_given_to) {
  const context_scope scope({.prefer = {"tunable"}, .options = {tunable_options{.block = 8}}});

  tunable_options with_there;

  std::thread([&, given = captured_context()] {
    const context_scope own({.options = {tunable_options{.block = 4, .ratio = 1}}});
    const context_scope from_outside(given);
    tuned_op(exec, in, out);
    with_there = tuned_with;
  }).join();

  EXPECT_EQ(with_there.block, 8);
  EXPECT_EQ(with_there.ratio, 0.5);  // that of the thread that gave them, too
}

TEST_F(options_of_a_backend, may_be_for_others_on_a_thread_that_a_call_gave_them_to) {
  const context_scope scope({.options = {tunable_options{.block = 8}}});
  const context_scope::inside_call here(scope);

  std::thread([this, given = captured_context()] {
    const context_scope from_outside(given);
    EXPECT_NO_THROW(untuned_op(exec, in, out));
  }).join();
}

TEST_F(options_of_a_backend, are_refused_by_a_part_that_another_would_serve) {
  const context_scope scope({.options = {tunable_options{.block = 8}}});

  EXPECT_THAT([&] { parts_op(exec, in, out); },
              ::testing::ThrowsMessage<option_unsupported>(HasSubstr("inside backend 'plain'")));
}

TEST_F(options_of_a_backend, concern_calls_again_after_one_that_threw) {
  const context_scope scope({.options = {tunable_options{.block = 8}}});
  EXPECT_THROW(parts_op(exec, in, out), option_unsupported);

  EXPECT_THROW(untuned_op(exec, in, out), option_unsupported);
}

TEST_F(options_of_a_backend, stand_in_receipts_and_explanations) {
  const context_scope scope({.prefer = {"tunable"}, .options = {tunable_options{.block = 8}}});
  const record seen;

  tuned_op(exec, in, out);

  EXPECT_THAT(seen.calls().at(0).backend_options, ElementsAre("block = 8"));
  EXPECT_THAT(to_string(seen.calls().at(0)), HasSubstr(", block = 8"));
  EXPECT_THAT(to_string(explain(tuned_op, exec, {}, in, out)), HasSubstr(", block = 8"));
}

TEST_F(options_of_a_backend, of_a_later_version_are_taken_as_far_as_they_are_known) {
  const context_scope scope(
      {.prefer = {"tunable"}, .options = {later_tunable_options{.block = 8}}});
  tuned_op(exec, in, out);
  EXPECT_EQ(tuned_with.block, 8);

  EXPECT_THROW(context_scope({.options = {later_tunable_options{.depth = 2}}}), option_invalid);
}

TEST_F(options_of_a_backend, are_not_looked_for_in_a_description_that_is_older) {
  EXPECT_TRUE(options_of_backend("dated").empty());
  EXPECT_THROW(context_scope({.options = {{"dated", {{"block", "8"}}}}}), option_invalid);
}

TEST_F(options_of_a_backend, are_not_looked_for_in_a_frame_that_is_older) {
  kordon_call call{};
  call.struct_size = offsetof(kordon_call, backend_options);
  call.backend_option_count = 3;

  EXPECT_EQ(backend_options_of<tunable_options>(call).block, 64);
}

TEST_F(options_of_a_backend, are_listed_as_it_describes_them) {
  const auto options = options_of_backend("tunable");

  ASSERT_EQ(options.size(), 3u);
  EXPECT_EQ(options[0].parameter.name, "block");
  EXPECT_EQ(options[0].parameter.doc, "samples at once");
  EXPECT_EQ(options[0].parameter.maximum, 1024);
  EXPECT_EQ(to_string(options[1].parameter, options[1].default_value), "0.5");
  EXPECT_THAT(options[2].parameter.choices, ElementsAre("steady", "brisk"));
  EXPECT_TRUE(options_of_backend("nobody").empty());
}

}  // namespace
}  // namespace kordon::v0::testing
