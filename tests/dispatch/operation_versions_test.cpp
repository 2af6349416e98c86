// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/before_tests.hpp>
#include <kordon/testing/refused.hpp>

#include "probe.hpp"

/// An operation in two versions, the second of which brought an option; and implementations made for
/// either.
namespace kordon::inline v0::testing {
namespace {

struct first_options {
  double gain = 1.0;
};
struct second_options {
  double gain = 1.0;
  double bias = 0.0;  ///< since version 2
};

template <class Options>
constexpr auto gain_of = option<&Options::gain>({.name = "gain"});

template <int Version, class Options>
struct versioned_fn {
  using options = Options;

  static constexpr std::array<array_parameter, 2> arrays = {{
      {.name = "in", .types = {dtype::float32}, .has_key_type = true, .shape = "..."},
      {.name = "out",
       .direction = role::out,
       .types = {dtype::float32},
       .has_key_type = true,
       .shape = "..."},
  }};
  static constexpr auto parameters = [] {
    if constexpr (Version == 1)
      return std::array{gain_of<Options>};
    else
      return std::array{gain_of<Options>, option<&Options::bias>({.name = "bias", .since = 2})};
  }();
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "test.versions",
      .version = Version,
      .doc = "Does nothing, in two versions",
      .arrays = arrays,
      .options = parameters,
      .default_options = &defaults,
  };

  template <class Exec, readable_from<Exec> In, writable_from<Exec> Out>
  void operator()(const Exec& exec, const In& in, const Out& out, const options& o = {}) const {
    call(*this, exec, o, in, out);
  }
};

constexpr versioned_fn<1, first_options> first_op{};
constexpr versioned_fn<2, second_options> second_op{};
using registered_fn = versioned_fn<2, second_options>;

thread_local second_options received;

struct takes_note {
  static void run(const exec_type&, const kordon_call& call, scratch&) {
    received = options_of<registered_fn>(call);
  }
};

constexpr kordon_option_claim all_claims[] = {{"gain", ~0ull}, {"bias", ~0ull}};

/// A backend with one row, made for `Version` and claiming the first `Claims` options.
template <std::uint32_t Version, std::int32_t Claims, std::int32_t Preference>
void add_backend(const char* name) {
  static const backend_description backend(
      {.name = name, .version = "1.0"}, [](implementation_rows& rows) {
        auto facts = takes_everything<registered_fn>();
        facts.options = all_claims;
        facts.option_count = Claims;
        facts.preference = Preference;
        add_row<registered_fn, exec_type, float, takes_note>(rows, facts);
        rows.back().operation_version = Version;
      });
  register_backend(backend.c());
}

const bool prepared = before_tests([] {
  register_operation(second_op.description);
  add_backend<1, 1, 10>("early");
  add_backend<2, 2, 0>("current");
  add_backend<1, 2, -10>("boastful");
});

class an_operation_in_two_versions : public ::testing::Test {
 protected:
  const exec_type exec;
  const matrix<float> in{"in", 4, 3}, out{"out", 4, 3};
};

TEST_F(an_operation_in_two_versions, is_served_by_implementations_of_either) {
  EXPECT_EQ(who_ran([&] { second_op(exec, in, out, {.gain = 2.0}); }), "early");
  EXPECT_EQ(received.gain, 2.0);
}

TEST_F(an_operation_in_two_versions,
       leaves_out_the_older_implementation_where_a_later_option_is_set) {
  EXPECT_EQ(who_ran([&] { second_op(exec, in, out, {.bias = 3.0}); }), "current");
  EXPECT_EQ(received.bias, 3.0);
}

TEST_F(an_operation_in_two_versions, does_not_believe_a_claim_of_an_option_that_came_later) {
  const context_scope scope({.only = {"boastful"}});

  EXPECT_THAT([&] { second_op(exec, in, out, {.bias = 3.0}); }, ::testing::Throws<refusal>());
  EXPECT_THAT(
      rejected_backends(),
      ::testing::Contains(::testing::Field(
          &rejection::reason,
          ::testing::HasSubstr("honours option 'bias', which came with version 2. Fix: "))));
}

TEST_F(an_operation_in_two_versions, says_which_version_an_implementation_was_made_for) {
  const explanation e = explain(second_op, exec, {.bias = 3.0}, in, out);

  EXPECT_THAT(to_string(e), ::testing::HasSubstr("not early: was made for version 1 of the "
                                                 "operation, and bias came with version 2"));
}

TEST_F(an_operation_in_two_versions,
       takes_callers_of_the_older_one_and_reads_no_more_than_they_have) {
  struct {
    first_options options{.gain = 4.0};
    double not_an_option = 5.0;
  } caller;
  const context_scope scope({.only = {"current"}});

  first_op(exec, in, out, caller.options);

  EXPECT_EQ(received.gain, 4.0);
  EXPECT_EQ(received.bias, 0.0);
  EXPECT_TRUE(explain(first_op, exec, caller.options, in, out).runs());
}

}  // namespace
}  // namespace kordon::v0::testing
