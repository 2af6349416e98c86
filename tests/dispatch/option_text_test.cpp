// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/refused.hpp>
#include <kordon/testing/sample_call.hpp>

#include "probe.hpp"

namespace kordon::inline v0::testing {
namespace {

using settings = std::vector<std::pair<std::string, std::string>>;

constexpr const operation_description& probe = options_op.description;

std::vector<kordon_option> parsed(const settings& values) {
  return options_from_text(probe, values);
}

std::string text_of(const std::vector<kordon_option>& options, std::size_t i) {
  return to_string(probe.options[i], options[i]);
}

TEST(options, have_the_defaults_of_their_struct) {
  const auto options = default_options(probe);

  ASSERT_EQ(options.size(), 5u);
  EXPECT_EQ(text_of(options, 0), "1");
  EXPECT_EQ(text_of(options, 1), "1");
  EXPECT_EQ(text_of(options, 2), "1");
  EXPECT_EQ(text_of(options, 3), "plain");
  EXPECT_EQ(text_of(options, 4), "0.5");
  for (const kordon_option& o : options) EXPECT_TRUE(o.is_default);
}

TEST(options, are_read_from_text) {
  const auto options =
      parsed({{"real", "2.5e-1"}, {"reals", "1.5,2"}, {"whole", "2"}, {"taste", "sweet"}});

  EXPECT_EQ(options[0].value.real, 0.25);
  EXPECT_EQ(options[1].count, 2);
  EXPECT_EQ(options[1].value.reals[0], 1.5);
  EXPECT_EQ(options[1].value.reals[1], 2.0);
  EXPECT_EQ(options[2].value.integer, 2);
  EXPECT_EQ(options[3].value.integer, static_cast<std::int64_t>(flavour::sweet));
  EXPECT_FALSE(options[0].is_default);
  EXPECT_TRUE(options[4].is_default);
}

TEST(options, that_are_set_to_their_default_are_defaults) {
  const auto options = parsed({{"real", "1.0"}, {"taste", "plain"}});

  EXPECT_TRUE(options[0].is_default);
  EXPECT_TRUE(options[3].is_default);
}

TEST(options, that_are_set_twice_have_the_last_value) {
  const auto options = parsed({{"real", "2"}, {"real", "1"}});

  EXPECT_EQ(options[0].value.real, 1.0);
  EXPECT_TRUE(options[0].is_default);
}

TEST(options, make_the_round_trip_through_text) {
  const auto options =
      parsed({{"real", "0.1"}, {"reals", "0.1,3,1e300"}, {"whole", "-3"}, {"taste", "spicy"}});

  settings texts;
  for (std::size_t i = 0; i < options.size(); ++i)
    texts.emplace_back(probe.options[i].name, text_of(options, i));
  const auto again = parsed(texts);

  for (std::size_t i = 0; i < options.size(); ++i)
    EXPECT_EQ(text_of(again, i), text_of(options, i));
  EXPECT_EQ(again[0].value.real, 0.1);
  EXPECT_EQ(again[1].value.reals[2], 1e300);
}

TEST(options, of_all_operations_have_defaults_that_are_legal_text) {
  for (const auto* d : kordon_operations()) {
    const auto options = default_options(*d);
    settings texts;
    for (std::size_t i = 0; i < options.size(); ++i)
      texts.emplace_back(d->options[i].name, to_string(d->options[i], options[i]));

    for (const kordon_option& o : options_from_text(*d, texts))
      EXPECT_TRUE(o.is_default) << d->name;
  }
}

TEST(options, with_an_unknown_name_are_refused_with_the_closest_one) {
  EXPECT_THAT(
      [] {
        parsed({{"tatse", "plain"}});
      },
      RefusedWith(refusal_code::option_invalid,
                  "KRD007 test.options: option 'tatse' is unknown; there are real, reals, whole, "
                  "taste, sugar. Fix: did you mean 'taste'?"));
}

TEST(options, of_operations_that_have_none_are_refused) {
  static constexpr operation_description bare = {.name = "test.bare"};
  const settings one = {{"sigma", "2"}};

  EXPECT_THAT(
      [&] { options_from_text(bare, one); },
      RefusedWith(refusal_code::option_invalid,
                  "KRD007 test.bare: option 'sigma' is given, but the operation has no options. "
                  "Fix: leave it out"));
}

TEST(options, with_text_that_is_no_value_are_refused) {
  EXPECT_THAT(
      [] {
        parsed({{"taste", "sour"}});
      },
      RefusedWith(refusal_code::option_invalid,
                  "KRD007 test.options: option 'taste' is 'sour' and must be one of plain, spicy, "
                  "sweet. Fix: set taste to such a value"));
  EXPECT_THAT(
      [] {
        parsed({{"whole", "1.5"}});
      },
      RefusedWith(refusal_code::option_invalid,
                  "KRD007 test.options: option 'whole' is '1.5' and must be an integer. Fix: set "
                  "whole to such a value"));
  EXPECT_THAT([] { parsed({{"real", "1x"}}); }, RefusedWith(refusal_code::option_invalid));
  EXPECT_THAT([] { parsed({{"real", "1,2"}}); }, RefusedWith(refusal_code::option_invalid));
  EXPECT_THAT([] { parsed({{"reals", ""}}); }, RefusedWith(refusal_code::option_invalid));
  EXPECT_THAT([] { parsed({{"reals", "1,,2"}}); }, RefusedWith(refusal_code::option_invalid));
  EXPECT_THAT(
      [] {
        parsed({{"reals", "1,2,3,4,5,6,7,8,9"}});
      },
      RefusedWith(refusal_code::option_invalid));
}

TEST(options, reach_the_backend_as_they_were_given) {
  const matrix<float> in("in", 4, 3), out("out", 4, 3);

  options_op(exec_type(), in, out, {.real = 3.5, .taste = flavour::spicy});

  EXPECT_EQ(options_received.real, 3.5);
  EXPECT_EQ(options_received.taste, flavour::spicy);
  EXPECT_EQ(options_received.whole, 1);
  EXPECT_EQ(options_received.reals[1], 1.0);
}

TEST(options, from_text_reach_the_backend_too) {
  const exec_type exec;
  sample_call c(probe, exec_ref(exec), dtype::float32, 2);
  c.options = parsed({{"real", "0.25"}});

  c.run();

  EXPECT_EQ(options_received.real, 0.25);
}

TEST(closest_name, is_one_that_contains_the_word) {
  const std::vector<std::string> known = {"fft.fftn", "gaussian_filter", "ndimage.gaussian_filter"};

  EXPECT_EQ(closest_name("gaussian", known), "gaussian_filter");
  EXPECT_EQ(closest_name("image", known), "ndimage.gaussian_filter");
}

TEST(closest_name, is_the_one_with_the_fewest_edits) {
  const std::vector<std::string> known = {"gaussian_filter", "label", "threshold"};

  EXPECT_EQ(closest_name("labels", known), "label");
  EXPECT_EQ(closest_name("gaussian", known), "gaussian_filter");
  EXPECT_EQ(closest_name("threshhold", known), "threshold");
  EXPECT_EQ(closest_name("", {}), "");
}

}  // namespace
}  // namespace kordon::v0::testing
