// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <kordon/dispatch/build_facts.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/version.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "command_line.hpp"

namespace kordon::tools::test {
namespace {

std::set<std::string> names_in(const nlohmann::json& list) {
  std::set<std::string> names;
  for (const auto& entry : list) names.insert(entry["name"].get<std::string>());
  return names;
}

std::set<std::string> all_operations() {
  std::set<std::string> names;
  for (const auto* d : operations()) names.emplace(d->name);
  return names;
}

TEST(CommandLine, SaysItsVersion) {
  const outcome o = run_kordon({"--version"});

  expect_done(o);
  EXPECT_EQ(o.out, std::string("kordon ") + runtime_version() + "\n");
}

TEST(CommandLine, HelpShowsEveryCommandAndExamples) {
  const outcome o = run_kordon({"--help"});

  expect_done(o);
  for (const char* word : {"segment", "info", "explain", "run", "Examples:", "Exit status:"})
    EXPECT_NE(o.out.find(word), std::string::npos) << word;
}

TEST(CommandLine, UsageErrorsHaveStatusTwo) {
  using arguments = std::vector<std::string>;
  for (const arguments& wrong :
       {arguments{}, {"paint"}, {"info", "--jsn"}, {"segment"}, {"run", "--set"}}) {
    const outcome o = run_kordon(wrong);
    EXPECT_EQ(o.status, 2);
    EXPECT_EQ(o.out, "");
    EXPECT_NE(o.err, "");
  }
}

TEST(InfoCommand, JsonListsWhatTheRegistryHas) {
  const outcome o = run_kordon({"info", "--json"});
  expect_done(o);
  const auto facts = nlohmann::json::parse(o.out);

  EXPECT_EQ(facts["version"], runtime_version());
  EXPECT_EQ(facts["interface_version"], std::to_string(int(KORDON_INTERFACE_MAJOR)) + "." +
                                            std::to_string(int(KORDON_INTERFACE_MINOR)));
  EXPECT_EQ(names_in(facts["operations"]), all_operations());
  std::set<std::string> all_backends;
  for (const auto* b : backends()) all_backends.emplace(b->name);
  EXPECT_EQ(names_in(facts["backends"]), all_backends);
}

TEST(InfoCommand, JsonSaysWhatEachBackendIsMadeOf) {
  const auto facts = nlohmann::json::parse(run_kordon({"info", "--json"}).out);

  EXPECT_EQ(facts["interface_version"], interface_version());
  for (const auto& b : facts["backends"]) {
    EXPECT_EQ(b["interface_version"], interface_version());
    EXPECT_EQ(b["kokkos"]["version"], facts["kokkos"]["version"]);
    EXPECT_FALSE(b["kokkos"]["execution_spaces"].empty());
    EXPECT_NE(b["build"].get<std::string>().find(detail::compiler_text()), std::string::npos);
  }
}

TEST(InfoCommand, JsonSaysForEachOperationWhoImplementsIt) {
  const auto facts = nlohmann::json::parse(run_kordon({"info", "--json"}).out);
  std::set<std::string> portable;
  for (const auto& row : facts["implementations"]) {
    EXPECT_FALSE(row["dtypes"].empty());
    EXPECT_FALSE(row["ranks"].empty());
    if (row["backend"] == "kokkos") portable.insert(row["operation"].get<std::string>());
  }

  EXPECT_EQ(portable, all_operations());
}

TEST(InfoCommand, JsonDescribesArraysAndOptions) {
  const auto facts = nlohmann::json::parse(run_kordon({"info", "--json"}).out);
  for (const auto& operation : facts["operations"]) {
    const auto& d = *find_operation(operation["name"].get<std::string>());
    ASSERT_EQ(operation["arrays"].size(), d.arrays.size());
    ASSERT_EQ(operation["options"].size(), d.options.size());
    if (d.name != "ndimage.gaussian_filter") continue;
    EXPECT_EQ(operation["options"][0]["default"], "1");
    EXPECT_EQ(operation["options"][1]["choices"].size(), 5u);
    EXPECT_EQ(operation["options"][2]["applies_when"], "mode = constant");
  }
}

TEST(InfoCommand, TextNamesEveryOperationAndBackend) {
  const outcome o = run_kordon({"info"});

  expect_done(o);
  for (const auto& name : all_operations()) EXPECT_NE(o.out.find(name), std::string::npos);
  for (const auto* b : backends()) EXPECT_NE(o.out.find(b->name), std::string::npos);
}

}  // namespace
}  // namespace kordon::tools::test
