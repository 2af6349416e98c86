// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/context.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/testing/refused.hpp>
#include <optional>
#include <stdexcept>
#include <thread>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

using cube = Kokkos::View<double***, Kokkos::LayoutRight, Kokkos::HostSpace>;

std::string who_gets_floats() {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);
  return who_ran([&] { choice_op(exec_type(), in, out); });
}

std::string who_gets_doubles() {
  const matrix<double> in("in", 4, 3), out("out", 4, 3);
  return who_ran([&] { choice_op(exec_type(), in, out); });
}

std::string who_gets_cubes() {
  const cube in("in", 4, 3, 2), out("out", 4, 3, 2);
  return who_ran([&] { choice_op(exec_type(), in, out); });
}

TEST(choice, is_for_the_declared_preference_first) {
  EXPECT_EQ(who_gets_cubes(), "cubic");
}

TEST(choice, is_for_the_more_specific_then_and_for_the_name_last) {
  EXPECT_EQ(who_gets_floats(), "special");
}

TEST(choice, is_among_those_that_can_serve) {
  EXPECT_EQ(who_gets_doubles(), "general");
}

TEST(choice, leaves_out_who_does_not_honour_an_option_that_was_set) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);

  EXPECT_EQ(who_ran([&] { options_op(exec_type(), in, out); }), "dense");
  EXPECT_EQ(who_ran([&] { options_op(exec_type(), in, out, {.real = 2}); }), "picky");
  EXPECT_EQ(who_ran([&] { options_op(exec_type(), in, out, {.taste = flavour::spicy}); }), "picky");
}

TEST(choice, leaves_out_who_does_not_take_the_layout) {
  const Kokkos::View<float**, Kokkos::LayoutLeft, Kokkos::HostSpace> left("left", 4, 3);
  const matrix<float> right("right", 4, 3), wide("wide", 4, 6);
  const auto part = Kokkos::subview(wide, Kokkos::ALL, Kokkos::make_pair(0, 3));

  EXPECT_EQ(who_ran([&] { options_op(exec_type(), right, left); }), "picky");
  EXPECT_EQ(who_ran([&] { options_op(exec_type(), part, right); }), "picky");
}

TEST(choice, takes_a_column_for_dense_since_axes_of_one_element_have_no_stride) {
  const Kokkos::View<float**, Kokkos::LayoutLeft, Kokkos::HostSpace> left("left", 1, 3);
  const matrix<float> right("right", 1, 3);

  EXPECT_EQ(who_ran([&] { options_op(exec_type(), left, right); }), "dense");
}

/// The refusal ends in the line of code that `run_fixed` has, and that runs on `backend`.
template <class Call, class RunFixed>
void expect_fix(const char* backend, const Call& call, const char* line,
                const RunFixed& run_fixed) {
  const context_scope scope({.only = {backend}});
  EXPECT_THAT(call, RefusedWith(refusal_code::layout_unsupported,
                                ::testing::EndsWith(std::string("Fix: ") + line)));
  EXPECT_EQ(who_ran(run_fixed), backend);
}

TEST(choice, takes_what_the_fix_for_a_layout_makes) {
  const exec_type exec;
  const Kokkos::View<float**, Kokkos::LayoutLeft, Kokkos::HostSpace> left("left", 4, 3);
  const matrix<float> right("right", 4, 3);

  expect_fix(
      "rows", [&, in = left] { layouts_op(exec, in, right); },
      "auto dense = kordon::copy_to(kordon::place_of(exec), in, Kokkos::LayoutRight());",
      [&, in = left] {
        auto dense = kordon::copy_to(kordon::place_of(exec), in, Kokkos::LayoutRight());
        layouts_op(exec, dense, right);
      });
  expect_fix(
      "columns", [&, in = array_ref(right)] { layouts_op(exec, in, left); },
      "auto dense = kordon::copy_to(kordon::place_of(exec), in, Kokkos::LayoutLeft());",
      [&, in = array_ref(right)] {
        auto dense = kordon::copy_to(kordon::place_of(exec), in, Kokkos::LayoutLeft());
        layouts_op(exec, dense, left);
      });
}

TEST(choice, is_the_same_for_typed_and_erased_calls) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);

  const auto erased = who_ran([&] { choice_op(exec_type(), array_ref(in), array_ref(out)); });

  EXPECT_EQ(erased, who_gets_floats());
}

TEST(context, prefers_who_can_serve) {
  const context_scope scope({.prefer = {"special-too"}});

  EXPECT_EQ(who_gets_floats(), "special-too");
  EXPECT_EQ(who_gets_doubles(), "general");
}

TEST(context, prefers_in_the_order_given) {
  const context_scope scope({.prefer = {"cubic", "special-too", "general"}});

  EXPECT_EQ(who_gets_floats(), "special-too");
  EXPECT_EQ(who_gets_cubes(), "cubic");
}

TEST(context, with_only_keeps_out_all_others) {
  const context_scope scope({.only = {"general", "cubic"}});

  EXPECT_EQ(who_gets_floats(), "general");
  EXPECT_EQ(who_gets_cubes(), "cubic");
}

TEST(context, with_block_keeps_out_the_blocked) {
  const context_scope scope({.block = {"special", "cubic"}});

  EXPECT_EQ(who_gets_floats(), "special-too");
  EXPECT_EQ(who_gets_cubes(), "general");
}

TEST(context, inside_another_comes_first_but_lifts_nothing) {
  const context_scope outer({.prefer = {"general"}, .block = {"special"}});
  {
    const context_scope inner({.prefer = {"special", "special-too"}});
    EXPECT_EQ(who_gets_floats(), "special-too");
  }
  EXPECT_EQ(who_gets_floats(), "general");
}

TEST(context, inside_another_with_only_leaves_what_both_admit) {
  const context_scope outer({.only = {"general", "special"}});
  const context_scope inner({.only = {"special", "special-too"}});

  EXPECT_EQ(who_gets_floats(), "special");
  EXPECT_THAT([] { who_gets_doubles(); }, ::testing::Throws<no_implementation>());
}

TEST(context, ends_with_its_scope_on_every_path) {
  const std::string before = who_gets_floats();

  try {
    const context_scope scope({.only = {"general"}});
    throw std::runtime_error("out");
  } catch (const std::runtime_error&) {
  }

  EXPECT_EQ(who_gets_floats(), before);
  EXPECT_EQ(context_scope::current(), nullptr);
}

TEST(context, may_end_before_one_that_is_inside_it) {
  std::optional<context_scope> outer(std::in_place, context{.block = {"special"}});
  std::optional<context_scope> inner(std::in_place, context{.prefer = {"general"}});

  outer.reset();
  EXPECT_EQ(who_gets_floats(), "general");
  inner.reset();

  EXPECT_EQ(who_gets_floats(), "special");
  EXPECT_EQ(context_scope::current(), nullptr);
}

TEST(context, of_a_backend_that_did_not_end_it_ends_with_the_call) {
  const context_scope* before = context_scope::current();
  {
    const context_scope scope({.only = {"leaky"}});
    const matrix<float> in("in", 4, 3), out("out", 4, 3);

    errors_op(exec_type(), in, out);

    EXPECT_EQ(context_scope::current(), &scope);
  }
  EXPECT_EQ(context_scope::current(), before);
}

TEST(context, that_is_refused_leaves_nothing_in_force) {
  EXPECT_THROW(context_scope({.block = {"special", "nobody"}}), option_invalid);

  EXPECT_EQ(context_scope::current(), nullptr);
  EXPECT_EQ(who_gets_floats(), "special");
}

TEST(context, is_not_seen_by_other_threads) {
  const context_scope scope({.only = {"general"}});
  std::string started_inside;

  std::thread([&] { started_inside = who_gets_floats(); }).join();

  EXPECT_EQ(started_inside, "special");
  EXPECT_EQ(who_gets_floats(), "general");
}

TEST(context, is_seen_where_it_is_given_to_another_thread_and_ends_there_with_its_scope) {
  std::optional<context_scope> scope(std::in_place, context{.only = {"general", "special-too"}});
  std::vector<std::string> inside_and_after;

  const auto call_twice = [&](const captured_context& given) {
    const context_scope own({.prefer = {"special"}, .block = {"special-too"}});
    {
      const context_scope from_outside(given);
      inside_and_after.push_back(who_gets_floats());
    }
    inside_and_after.push_back(who_gets_floats());
  };
  const captured_context given;
  scope.reset();  // what was given is the thread's now
  std::thread(call_twice, given).join();

  EXPECT_THAT(inside_and_after, ::testing::ElementsAre("general", "special"));
  EXPECT_EQ(context_scope::current(), nullptr);
}

TEST(context, that_is_given_comes_before_what_the_thread_prefers) {
  const context_scope scope({.prefer = {"special-too"}});
  std::string ran;

  std::thread([&ran, given = captured_context()] {
    const context_scope own({.prefer = {"general"}});
    const context_scope from_outside(given);
    ran = who_gets_floats();
  }).join();

  EXPECT_EQ(ran, "special-too");
}

TEST(context, that_is_given_by_a_thread_without_one_asks_for_nothing) {
  const captured_context given;
  const context_scope own({.only = {"general"}});
  const context_scope from_outside(given);

  EXPECT_EQ(who_gets_floats(), "general");
}

TEST(context, is_seen_by_nested_calls) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);
  const record seen;

  const context_scope scope({.prefer = {"special-too"}});
  nested_op(exec_type(), in, out);

  ASSERT_EQ(seen.calls().size(), 2u);
  EXPECT_EQ(seen.calls()[0].backend, "special-too");
  EXPECT_EQ(seen.calls()[1].backend, "nesting");
}

}  // namespace
}  // namespace kordon::v0::testing
