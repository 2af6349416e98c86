// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_folder.hpp"
#include "plugin_texts.hpp"

namespace kordon::inline v0::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string later = "; plain comes later in the order of choice\n";

/// A plug-in comes into a program in two ways; what follows must be the same.
enum class way { registered, discovered };

class a_plugin : public ::testing::TestWithParam<way> {
 protected:
  static std::string run(const std::string& plugin, std::vector<std::string> steps) {
    if (GetParam() == way::discovered) return plugin_folder({plugin}).run(steps);
    steps.insert(steps.begin(), "register:" + plugin);
    return host("", steps);
  }
};

INSTANTIATE_TEST_SUITE_P(that_is, a_plugin, ::testing::Values(way::registered, way::discovered),
                         [](const auto& parameter) {
                           return parameter.param == way::registered ? "registered" : "discovered";
                         });

TEST_P(a_plugin, of_todays_interface_runs) {
  EXPECT_EQ(run("today", {"call"}), "today ran" + later);
}

TEST_P(a_plugin, of_todays_interface_honours_the_option_that_it_claims) {
  EXPECT_EQ(run("today", {"call:extra=2"}), "today ran" + later);
}

TEST_P(a_plugin, of_an_older_interface_runs_and_gets_what_it_knew) {
  EXPECT_EQ(run("old", {"call"}), "old ran" + later);
}

TEST_P(a_plugin, of_an_older_interface_is_no_candidate_where_a_newer_option_is_set) {
  EXPECT_EQ(
      run("old", {"call:extra=2"}),
      "plain ran; old was made for version 1 of the operation, and extra came with version 2\n");
}

TEST_P(a_plugin, for_an_operation_that_is_not_there_serves_the_others) {
  expect_golden("old: an operation that is not there", run("old", {"rejected"}));
}

TEST_P(a_plugin, of_a_later_interface_runs_and_gets_what_there_is) {
  EXPECT_EQ(run("future", {"call:extra=2"}), "future ran" + later);
}

TEST_P(a_plugin, of_a_later_interface_loses_only_what_is_not_known_here) {
  const std::string text = run("future", {"rejected"});

  expect_golden("future: an operation of later", text.substr(0, text.find('\n') + 1));
  expect_golden("future: an execution space of later", text.substr(text.find('\n') + 1));
}

TEST_P(a_plugin, that_fails_is_named_with_its_reason) {
  expect_golden("failing", run("failing", {"call"}));
}

TEST_P(a_plugin, that_lets_an_exception_out_is_named_with_its_reason) {
  expect_golden("throwing", run("throwing", {"call"}));
}

TEST_P(a_plugin, that_failed_leaves_the_others_at_work) {
  EXPECT_THAT(run("throwing", {"call", "block:throwing", "call"}),
              HasSubstr("plain ran; throwing is kept out by the context"));
}

/// The golden sentence of a plug-in that is refused, without its beginning.
std::string reason_of(const std::string& plugin) {
  const std::string text = plugin_texts()[plugin];
  return text.substr(text.find(": ") + 2);
}

/// What is wrong with these is in their descriptions.
class a_bad_plugin : public ::testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(that, a_bad_plugin,
                         ::testing::Values("liar", "row_liar", "twins", "other_kokkos", "declining",
                                           "throwing_entry"),
                         [](const auto& parameter) { return std::string(parameter.param); });

TEST_P(a_bad_plugin, is_refused_when_it_registers_and_the_others_work) {
  const std::string plugin = GetParam();
  const std::string out = host("", {"register:" + plugin, "call"});

  expect_golden(plugin, out.substr(0, out.find('\n') + 1));
  EXPECT_EQ(out.substr(out.find('\n') + 1), "plain ran\n");
}

TEST_P(a_bad_plugin, is_refused_with_the_same_reason_when_it_is_loaded) {
  const std::string plugin = GetParam();
  const std::string reason = reason_of(plugin);

  EXPECT_THAT(host("", {"load:" + built(plugin).string(), "call"}),
              ::testing::AllOf(StartsWith("KRD012 "), HasSubstr(": " + reason + "\nplain ran")));
}

TEST_P(a_bad_plugin, gets_no_manifest) {
  const plugin_folder folder;
  const std::string plugin = GetParam();
  std::filesystem::copy_file(built(plugin), folder.library(plugin));

  EXPECT_THAT(folder.run({"manifest:" + folder.library(plugin).string()}), StartsWith("KRD012 "));
  EXPECT_FALSE(std::filesystem::exists(folder.manifest(plugin)));
}

TEST_P(a_bad_plugin, that_was_found_by_a_forged_manifest_is_rejected_when_it_is_loaded) {
  const plugin_folder folder;
  const std::string plugin = GetParam();
  folder.forge(plugin, "failing");
  const std::string reason = reason_of(plugin);

  EXPECT_EQ(folder.run({"call", "call"}), "plain ran; " + plugin + " was rejected: " + reason +
                                              "\nplain ran; " + plugin +
                                              " was rejected: " + reason + "\n");
  EXPECT_EQ(folder.run({"call", "rejected"}), "plain ran; " + plugin + " was rejected: " + reason +
                                                  "\n" + plugin + ": " + reason + "\n");
}

TEST(a_plugin_with_a_name_that_is_taken, is_refused_and_names_both) {
  expect_golden("duplicate", host("", {"register:duplicate"}));
}

TEST(a_plugin_with_a_name_that_is_taken, is_left_out_where_it_was_found) {
  const plugin_folder folder;
  std::filesystem::copy_file(built("duplicate"), folder.library("duplicate"));
  host("", {"manifest:" + folder.library("duplicate").string()});

  expect_golden("duplicate: found", folder.run({"rejected"}));
  EXPECT_THAT(folder.run({"call"}), StartsWith("plain ran; kokkos was rejected: two backends"));
}

TEST(a_library_that_is_no_plugin, is_refused) {
  expect_golden("no entry", host("", {"load:" + built("no_entry").string()}));
}

TEST(a_library_that_is_not_there, is_refused) {
  EXPECT_THAT(host("", {"load:/nowhere/libnothing.so"}),
              StartsWith("KRD012 libnothing.so: it cannot be loaded: "));
}

}  // namespace
}  // namespace kordon::v0::testing
