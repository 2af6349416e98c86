// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <regex>

#include "plugin_folder.hpp"
#include "plugin_texts.hpp"

namespace kordon::inline v0::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(the_environment, prefers) {
  const plugin_folder folder({"today"});

  EXPECT_EQ(folder.run({"call"}, "KORDON_PREFER=plain"),
            "plain ran; today comes later in the order of choice\n");
}

TEST(the_environment, prefers_in_the_order_given) {
  const plugin_folder folder({"today"});

  EXPECT_THAT(folder.run({"call:extra=2"}, "KORDON_PREFER='today, plain'"),
              StartsWith("today ran"));
  EXPECT_THAT(folder.run({"call"}, "KORDON_PREFER=plain,today"), StartsWith("plain ran"));
}

TEST(the_environment, admits_only) {
  const plugin_folder folder({"today"});

  EXPECT_EQ(folder.run({"call"}, "KORDON_ONLY=plain"),
            "plain ran; today is kept out by the context\n");
}

TEST(the_environment, blocks_a_plugin_whose_manifest_is_then_not_even_read) {
  const plugin_folder folder({"today"});
  folder.folder().add("today.kordon.toml", "this is no TOML");

  EXPECT_EQ(folder.run({"call", "plugins", "rejected"}, "KORDON_BLOCK=today"),
            "plain ran\ntoday: blocked: it is kept out by KORDON_BLOCK\n");
}

TEST(the_environment, blocks_a_backend_of_the_program) {
  const plugin_folder folder({"today"});

  EXPECT_EQ(folder.run({"call"}, "KORDON_BLOCK=plain"),
            "today ran; plain is kept out by the context\n");
}

TEST(the_environment, is_below_every_scope) {
  const plugin_folder folder({"today"});

  EXPECT_THAT(folder.run({"prefer:plain", "call"}, "KORDON_PREFER=today"), StartsWith("plain ran"));
  EXPECT_THAT(folder.run({"prefer:plain", "call"}, "KORDON_BLOCK=plain"), StartsWith("today ran"));
}

TEST(the_environment, is_below_every_scope_of_a_thread_that_is_given_the_context_of_another) {
  const plugin_folder folder({"today"});

  EXPECT_THAT(folder.run({"prefer:plain", "given", "call"}, "KORDON_PREFER=today"),
              StartsWith("plain ran"));
}

TEST(the_environment, that_keeps_all_out_is_named_in_the_fix) {
  const plugin_folder folder({"today"});

  EXPECT_THAT(folder.run({"call"}, "KORDON_BLOCK=plain,today"),
              HasSubstr("Fix: let KORDON_ONLY and KORDON_BLOCK admit one of them"));
}

TEST(the_environment, that_names_what_is_no_backend_is_an_error_of_every_call) {
  const plugin_folder folder({"today"});
  for (const std::string variable : {"KORDON_PREFER", "KORDON_ONLY", "KORDON_BLOCK"}) {
    const std::string text =
        std::regex_replace(folder.run({"call", "call"}, variable + "=toddy"),
                           std::regex("there are [^.]*"), "there are {backends}");
    const std::string line = text.substr(0, text.find('\n') + 1);

    EXPECT_EQ(text, line + line);
    EXPECT_EQ(line, plugin_texts()["environment: no backend, " + variable] + "\n");
  }
}

TEST(the_environment, that_wants_what_was_rejected_is_told_why) {
  const plugin_folder folder({"today"});
  folder.edit("today", "version = \"1.0\"\n", "");

  EXPECT_EQ(folder.run({"call"}, "KORDON_PREFER=today"),
            plugin_texts()["environment: a rejected backend"] + "\n");
  EXPECT_THAT(folder.run({"call"}, "KORDON_BLOCK=today"), StartsWith("plain ran\n"));
}

TEST(a_context, that_names_what_is_blocked_changes_nothing) {
  const plugin_folder folder({"today"});

  EXPECT_EQ(folder.run({"prefer:today", "call"}, "KORDON_BLOCK=today"), "plain ran\n");
}

}  // namespace
}  // namespace kordon::v0::testing
