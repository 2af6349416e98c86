// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "command_line.hpp"

namespace kordon::tools::test {
namespace {

namespace fs = std::filesystem;

fs::path copied_to(const temporary_folder& folder, const std::string& plugin) {
  const fs::path library = folder / ("lib" + plugin + ".so");
  fs::copy_file(fs::path(KORDON_PLUGIN_FOLDER) / library.filename(), library);
  return library;
}

TEST(ManifestCommand, WritesTheManifestBesideTheLibrary) {
  const temporary_folder folder;
  const fs::path library = copied_to(folder, "today");

  const outcome o = run_kordon({"manifest", library.string()});

  expect_done(o);
  EXPECT_EQ(o.out, (folder / "today.kordon.toml").string() + "\n");
  const std::string text = content_of(folder / "today.kordon.toml");
  for (const char* line :
       {"name = \"today\"", "version = \"1.0\"", "interface = \"0.2\"", "file = \"libtoday.so\"",
        "operation = \"test.plugin\"", "dtypes = [\"float32\"]", "ranks = \"any\"",
        "preference = 1", "options = { \"amount\" = \"any\", \"extra\" = \"any\" }"})
    EXPECT_NE(text.find(line), std::string::npos) << line << " is not in\n" << text;
}

TEST(ManifestCommand, SurvivesAPluginThatCrashesWhenItIsLoaded) {
  const temporary_folder folder;
  const fs::path library = copied_to(folder, "crashing");

  const outcome o = run_kordon({"manifest", library.string()});

  expect_refused(
      o, "loading " + library.string() + " ends the process: Aborted; report it to its makers");
  EXPECT_FALSE(fs::exists(folder / "crashing.kordon.toml"));
}

TEST(ManifestCommand, RefusesWhatIsNoPlugin) {
  const temporary_folder folder;
  const fs::path text = folder.add("libtext.so", "this is no library");

  expect_refused(run_kordon({"manifest", text.string()}), "KRD012 libtext.so: it cannot be loaded");
  expect_refused(run_kordon({"manifest", copied_to(folder, "no_entry").string()}),
                 "exports no kordon_backend_entry");
  expect_refused(run_kordon({"manifest", (folder / "nothing.so").string()}), "is no file");
}

TEST(ManifestCommand, RefusesAPluginThatDeclinesWithItsReason) {
  const temporary_folder folder;

  expect_refused(run_kordon({"manifest", copied_to(folder, "declining").string()}),
                 "it declines: it needs interface 3.1");
}

TEST(InfoCommand, ListsPluginsAndWhatIsWrongWithThem) {
  const temporary_folder folder;
  run_kordon({"manifest", copied_to(folder, "today").string()});
  folder.add("broken.kordon.toml", "manifest = 1\n[backend\n");
  ::setenv("KORDON_BACKEND_PATH", folder.path().c_str(), 1);

  const outcome text = run_kordon({"info"});
  const auto facts = nlohmann::json::parse(run_kordon({"info", "--json"}).out);
  ::unsetenv("KORDON_BACKEND_PATH");

  expect_done(text);
  EXPECT_NE(text.out.find("not loaded, " + (folder / "today.kordon.toml").string()),
            std::string::npos)
      << text.out;
  EXPECT_NE(text.out.find("rejected, " + (folder / "broken.kordon.toml").string()),
            std::string::npos)
      << text.out;
  ASSERT_EQ(facts["plugins"].size(), 2u);
  EXPECT_EQ(facts["plugins"][0]["state"], "rejected");
  EXPECT_EQ(facts["plugins"][1]["state"], "not loaded");
  EXPECT_EQ(facts["plugins"][1]["name"], "today");
}

}  // namespace
}  // namespace kordon::tools::test
