// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "plugin_folder.hpp"
#include "plugin_texts.hpp"

namespace kordon::inline v0::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(a_manifest, is_enough_to_know_a_plugin_by_and_its_code_stays_unloaded) {
  const plugin_folder folder({"today", "failing"});

  EXPECT_EQ(folder.run({"only:plain", "call", "plugins"}),
            "plain ran; failing is kept out by the context; today is kept out by the context\n"
            "failing: not loaded\ntoday: not loaded\n");
  EXPECT_FALSE(std::filesystem::exists(folder.marks()));
}

TEST(a_manifest, has_the_code_of_the_one_that_is_chosen_loaded_and_no_other) {
  const plugin_folder folder({"today", "failing"});

  EXPECT_EQ(folder.run({"prefer:today", "call", "plugins"}),
            "today ran; failing comes later in the order of choice; plain comes later in the order "
            "of choice\nfailing: not loaded\ntoday: loaded\n");
  EXPECT_EQ(content_of(folder.marks()), "today\n");
}

TEST(a_manifest, lets_explain_give_the_answer_of_the_call) {
  const plugin_folder folder({"today"});

  EXPECT_THAT(folder.run({"explain"}), StartsWith("test.plugin: today 1.0 would run"));
}

TEST(a_manifest, is_for_eight_threads_at_once) {
  const plugin_folder folder({"today"});

  EXPECT_EQ(folder.run({"threads", "plugins"}), "eight threads are done\ntoday: loaded\n");
  EXPECT_EQ(content_of(folder.marks()), "today\n");
}

TEST(a_manifest, that_disagrees_with_its_code_is_rejected_and_the_others_work) {
  const plugin_folder folder({"today"});
  folder.edit("today", "version = \"1.0\"", "version = \"2.0\"");

  expect_golden("manifest: another version than the code's", folder.run({"call"}));
}

TEST(a_manifest, that_promises_a_row_that_the_code_lacks_is_rejected) {
  const plugin_folder folder({"today"});
  folder.edit("today", "\"float32\"", "\"float32\", \"float64\"");

  expect_golden("manifest: another row than the code's", folder.run({"call"}));
}

TEST(a_manifest, of_a_library_that_was_changed_is_rejected_before_any_of_it_runs) {
  const plugin_folder folder({"today"});
  std::ofstream(folder.library("today"), std::ios::app) << "more";

  expect_golden("manifest: another library", folder.run({"call"}));
  EXPECT_FALSE(std::filesystem::exists(folder.marks()));
}

TEST(a_manifest, without_its_library_is_rejected) {
  const plugin_folder folder({"today"});
  std::filesystem::remove(folder.library("today"));

  expect_golden("manifest: no library", folder.run({"call"}));
}

TEST(a_manifest, for_another_kokkos_is_rejected_unloaded) {
  const plugin_folder folder({"today"});
  folder.edit("today", "\n[library]", "kokkos = 40700\nexecs = [\"serial\"]\n\n[library]");

  expect_golden("manifest: another Kokkos", folder.run({"call"}));
  EXPECT_FALSE(std::filesystem::exists(folder.marks()));
}

TEST(a_manifest, for_another_major_interface_is_rejected) {
  const plugin_folder folder({"today"});
  folder.edit("today", "interface = \"0.", "interface = \"7.");

  expect_golden("manifest: another major interface", folder.run({"call"}));
}

TEST(a_manifest, of_a_later_form_is_rejected) {
  const plugin_folder folder({"today"});
  folder.edit("today", "manifest = 1", "manifest = 9");

  expect_golden("manifest: a later form", folder.run({"call"}));
}

TEST(a_manifest, under_another_name_is_rejected) {
  const plugin_folder folder({"today"});
  std::filesystem::rename(folder.manifest("today"), folder.manifest("yesterday"));

  expect_golden("manifest: another name", folder.run({"call"}));
}

TEST(a_manifest, that_is_no_toml_is_rejected_with_file_and_line) {
  const plugin_folder folder({"today"});
  folder.edit("today", "[backend]", "[backend");

  EXPECT_THAT(folder.run({"call"}),
              StartsWith("plain ran; today was rejected: today.kordon.toml:5: it is no TOML: "));
}

TEST(a_manifest, that_cannot_be_read_is_rejected_with_its_file) {
  const plugin_folder folder({"today"});
  std::filesystem::remove(folder.manifest("today"));
  std::filesystem::create_directory(folder.manifest("today"));

  EXPECT_THAT(folder.run({"call"}),
              StartsWith("plain ran; today was rejected: today.kordon.toml: it cannot be read. "));
}

struct malformed {
  const char* name;
  const char* from;
  const char* to;

  friend void PrintTo(const malformed& m, std::ostream* out) { *out << m.name; }
};

class a_malformed_manifest : public ::testing::TestWithParam<malformed> {};

INSTANTIATE_TEST_SUITE_P(
    with, a_malformed_manifest,
    ::testing::Values(
        malformed{"a_missing_key", "version = \"1.0\"\n", ""},
        malformed{"an_unknown_key", "exec = ", "colour = \"red\"\nexec = "},
        malformed{"an_unknown_dtype", "\"float32\"", "\"float31\""},
        malformed{"an_unknown_exec", "exec = \"", "exec = \"x"},
        malformed{"a_word_for_a_number", "preference = 1", "preference = \"high\""},
        malformed{"a_number_too_large", "preference = 1", "preference = 9999999999"},
        malformed{"a_choice_too_large", "amount\" = \"any\"", "amount\" = [64]"},
        malformed{"a_layout_too_many", "\"right\"", "\"right\", \"wrong\""},
        malformed{"no_hash", "fnv1a = \"", "fnv1a = \"0x"},
        malformed{"a_hash_of_17_digits", "fnv1a = \"", "fnv1a = \"0"},
        malformed{"an_option_of_no_kind", "\n[[implementation]]",
                  "\n[[option]]\nname = \"size\"\ndoc = \"\"\nkind = \"text\"\nminimum = 0\n"
                  "maximum = 1\ndefault = 0\n\n[[implementation]]"},
        malformed{"choices_that_are_no_names", "\n[[implementation]]",
                  "\n[[option]]\nname = \"size\"\ndoc = \"\"\nkind = \"integer\"\n"
                  "choices = [1]\nminimum = 0\nmaximum = 0\ndefault = 0\n\n[[implementation]]"},
        malformed{"a_strange_interface", "interface = \"0.2\"", "interface = \"zero\""},
        malformed{"rows_that_are_no_tables", "\n[[implementation]]", "\n[implementation]"}),
    [](const auto& parameter) { return parameter.param.name; });

TEST_P(a_malformed_manifest, is_rejected_with_file_and_line_and_the_others_work) {
  const plugin_folder folder({"today"});
  folder.edit("today", GetParam().from, GetParam().to);

  expect_golden(std::string("manifest: ") + GetParam().name, folder.run({"call"}));
}

TEST(two_manifests, of_one_name_are_both_left_out_whatever_the_order_of_their_folders) {
  const plugin_folder one({"today"}), other({"today"});
  const std::string a = one.folder().path().string(), b = other.folder().path().string();
  const auto searched = [](const std::string& x, const std::string& y) {
    return host("KORDON_BACKEND_PATH='" + x + ":" + y + "'", {"call"});
  };

  EXPECT_EQ(searched(a, b), searched(b, a));
  EXPECT_THAT(searched(a, b),
              StartsWith("plain ran; today was rejected: two manifests have this name: " +
                         std::min(a, b) + "/today.kordon.toml and "));
}

TEST(a_folder, that_is_named_twice_is_searched_once) {
  const plugin_folder folder({"today"});
  const std::string name = folder.folder().path().string();

  const std::string out =
      host("KORDON_BACKEND_PATH='" + name + ":" + name + "/.'", {"call", "rejected"});

  EXPECT_THAT(out, StartsWith("today ran"));
  EXPECT_EQ(std::ranges::count(out, '\n'), 1) << "something was rejected:\n" << out;
}

/// Whatever the order in which the file system lists them.
TEST(a_folder, of_too_many_plugins_serves_those_that_come_first_by_name) {
  const plugin_folder folder({"today"});
  const std::string model = content_of(folder.manifest("today"));
  std::vector<std::string> names;
  for (int i = 10; i < 90; ++i) names.push_back("zz" + std::to_string(i));
  for (const std::string& name : names) {
    std::string text = model;
    text.replace(text.find("name = \"today"), 13, "name = \"" + name);
    folder.folder().add(name + ".kordon.toml", text);
  }

  const std::string out = folder.run({"rejected"});

  const auto rejected = static_cast<std::size_t>(std::ranges::count(out, '\n'));
  ASSERT_GT(rejected, 0u);
  ASSERT_LT(rejected, names.size());
  std::string expected;
  for (const std::string& name : std::span(names).last(rejected))
    expected +=
        name + ": there are 64 backends already. Fix: leave some out of the configuration\n";
  EXPECT_EQ(out, expected);
}

TEST(a_folder, beside_the_library_is_searched_without_being_named) {
  const plugin_folder folder({"today"});
  const std::filesystem::path installed = folder.folder() / "lib";
  std::filesystem::create_directories(installed / "kordon" / "backends");
  std::filesystem::copy_file(KORDON_LIBRARY, installed / KORDON_SONAME);
  for (const auto& file : {folder.library("today"), folder.manifest("today")})
    std::filesystem::rename(file, installed / "kordon" / "backends" / file.filename());

  EXPECT_THAT(host("LD_LIBRARY_PATH='" + installed.string() + ":'$LD_LIBRARY_PATH", {"call"}),
              StartsWith("today ran"));
}

TEST(a_folder, that_is_not_there_is_an_error) {
  EXPECT_EQ(host("KORDON_BACKEND_PATH=/nowhere", {"call"}),
            plugin_texts()["environment: no such folder"] + "\n");
}

TEST(plugin_texts, in_the_file_end_in_a_fix) {
  for (const auto& [name, text] : plugin_texts().all())
    EXPECT_THAT(text, HasSubstr("Fix: ")) << name;
}

}  // namespace
}  // namespace kordon::v0::testing
