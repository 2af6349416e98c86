// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/plugins.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/testing/conformance.hpp>
#include <kordon/testing/copy_guard.hpp>
#include <kordon/testing/flag_audit.hpp>
#include <kordon/testing/option_probes.hpp>
#include <kordon/testing/reference.hpp>
#include <map>

#include "identity_checks.hpp"
#include "row_checks.hpp"

namespace kordon::inline v0::testing {
namespace {

std::vector<std::string> spaces_not_here;
std::string who_is_judged;

/// A test that is made at run time, of a function.
class made_test : public ::testing::Test {
 public:
  explicit made_test(std::function<void()> body) : body_(std::move(body)) {}
  void TestBody() override { body_(); }

 private:
  std::function<void()> body_;
};

void add_test(const std::string& suite, const char* name, const std::function<void()>& body) {
  ::testing::RegisterTest(suite.c_str(), name, nullptr, nullptr, __FILE__, __LINE__,
                          [body]() -> ::testing::Test* { return new made_test(body); });
}

/// Fails the test where something is wrong, and says what to do about it.
void expect_none(const std::string& wrong, const std::string& fix = {}) {
  if (!wrong.empty()) ADD_FAILURE() << wrong << (fix.empty() ? "" : "\nFix: " + fix);
}

void expect_none(const complaints& wrong, const std::string& fix) {
  if (wrong.count() > 0)
    expect_none(std::to_string(wrong.count()) + " calls, of which the first are" + wrong.first(),
                fix);
}

/// Calls f with the devices that can run the row. Where there is none the test fails, unless the
/// maker said so.
void on_its_sites(const judged_row& r, const std::function<void(const std::vector<site>&)>& f) {
  const std::string space(name(static_cast<exec_kind>(r.row.exec_kind)));
  if (const std::vector<site> sites = sites_of(r.row.exec_kind); !sites.empty()) {
    try {
      return f(sites);
    } catch (const refusal& refused) {
      return expect_none(std::string("a call that the row takes is refused: ") + refused.what(),
                         "serve it, or leave it out of the row");
    }
  }
  if (std::ranges::find(spaces_not_here, space) != spaces_not_here.end())
    GTEST_SKIP() << "not judged: there is no " << space << " here";
  FAIL() << "it was never called: this Kordon has no " << space
         << ".\nFix: run the suite with one that has, or say that it is not here: "
            "kordon_add_conformance(TARGET ... NOT_HERE "
         << space << ")";
}

/// The work of a row on a site, which two tests look at.
const work_done& known_work_of(const judged_row& r, const site& where) {
  static std::map<std::pair<const kordon_implementation*, std::string>, work_done> known;
  const auto key = std::pair(&r.row, where.name);
  const auto found = known.find(key);
  return found != known.end() ? found->second : known.emplace(key, work_of(r, where)).first->second;
}

void check_results(const judged_row& r, const site& where) {
  ASSERT_NE(reference_of(r.row.operation), nullptr)
      << "the suite knows no reference for it.\nFix: add one with kordon::testing::add_reference, "
         "in a file that kordon_add_conformance gets as SOURCES";
  const work_done& work = known_work_of(r, where);
  std::cout << "  on " << where.name << ": " << work.calls << " calls served\n";
  expect_none(work.results, "correct it, or leave what it cannot do out of the row");
  EXPECT_GT(work.calls, 0) << "it was never called.\nFix: let it take what the operation has and "
                              "no other row of the backend takes";
}

void add_tests_of(const judged_row& r, const std::string& suite) {
  const auto add = [&](const char* name, const auto& f) {
    add_test(suite, name, [r, f] { on_its_sites(r, f); });
  };
  const auto add_for_each = [&](const char* name, const std::function<void(const site&)>& f) {
    add(name, [f](const std::vector<site>& sites) { std::ranges::for_each(sites, f); });
  };
  add_for_each("gives_what_the_reference_gives",
               [r](const site& where) { check_results(r, where); });
  add_for_each("does_its_work_itself", [r](const site& where) {
    expect_none(known_work_of(r, where).helpers,
                "leave what it cannot do out of the row, so that whoever does it is in the "
                "receipt; a row that is made of other operations says KORDON_COMPOSITE");
  });
  add_for_each("is_refused_what_it_does_not_take", [r](const site& where) {
    expect_none(refuse_every_illegal_one(usual_call(r, where), where).wrong,
                "report it to Kordon: no backend is asked before a refusal");
  });
  add_for_each("is_chosen_where_it_can_serve_and_nowhere_else", [r](const site& where) {
    expect_none(choices_of(r, where), "report it to Kordon: rows and contexts decide the choice");
  });
  add("honours_each_option_that_it_claims", [r](const std::vector<site>&) {
    expect_none(broken_claims(probe_options(r.backend, r.row)),
                "honour the option, or leave it out of those that the row claims");
  });
  add("has_flags_that_are_true", [r](const std::vector<site>&) {
    std::string wrong;
    for (const std::string& sentence : audit(r.backend, r.row, evidence_of(r.backend, r.row)))
      wrong += sentence + "\n";
    expect_none(wrong, "do not do it, or say so in the flags of the row");
  });
}

void add_tests_of(const kordon_backend& b) {
  who_is_judged = "conformance to interface " + std::to_string(KORDON_INTERFACE_MAJOR) + "." +
                  std::to_string(KORDON_INTERFACE_MINOR) + " of " + b.name + " " + b.version +
                  ", made for " + std::to_string(b.interface_major) + "." +
                  std::to_string(b.interface_minor) + " (" + b.build +
                  "), implementations: " + std::to_string(b.implementation_count) +
                  (b.implementation_count == 0 ? ", so there is none to judge\n" : "\n");
  add_test("backend", "says_who_it_is", [&b] { expect_none(why_anonymous(b)); });
  add_test("backend", "is_for_this_kordon_in_every_row",
           [&b] { expect_none(why_of_other_versions(b)); });
  std::map<std::string, int> suites;
  for (int i = 0; i < b.implementation_count; ++i) {
    const judged_row r{b, b.implementations[i]};
    std::string suite = name_of(r);
    if (const int before = suites[suite]++; before > 0) suite += "_" + std::to_string(before + 1);
    add_tests_of(r, suite);
  }
}

const kordon_backend& find_backend(const std::string& name) {
  for (const kordon_backend* b : backends())
    if (name == b->name) return *b;
  refuse(refusal_code::backend_rejected, name, "", "there is no such backend. Fix: kordon info");
}

/// What GoogleTest left of the arguments.
void read_arguments(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i], option = "--not-here=";
    if (!argument.starts_with(option)) continue;
    std::string names = argument.substr(option.size()) + ",";
    for (std::size_t end; (end = names.find(',')) != names.npos; names.erase(0, end + 1))
      spaces_not_here.push_back(names.substr(0, end));
  }
}

/// Starts Kokkos around the tests that `add` adds; a refusal of `add` is a failing test.
int judge(int argc, char** argv, const std::function<void()>& add) {
  for (const char* variable : {"KORDON_BACKEND_PATH", "KORDON_PREFER", "KORDON_ONLY",
                               "KORDON_BLOCK", "KORDON_TRANSFERS", "KORDON_TRACE"})
    unsetenv(variable);
  ::testing::InitGoogleMock(&argc, argv);
  read_arguments(argc, argv);
  try {
    add();
  } catch (const refusal& refused) {
    add_test("backend", "can_be_loaded", [text = std::string(refused.what())] { FAIL() << text; });
  }
  if (GTEST_FLAG_GET(list_tests)) return RUN_ALL_TESTS();
  Kokkos::InitializationSettings settings;
  settings.set_disable_warnings(true);
  if (std::getenv("OMP_NUM_THREADS") == nullptr) settings.set_num_threads(2);
  const Kokkos::ScopeGuard kokkos(settings);
  ::testing::UnitTest::GetInstance()->listeners().Append(new copy_guard);
  std::cout << who_is_judged;
  return RUN_ALL_TESTS();
}

}  // namespace

int judge_plugin(int argc, char** argv, const std::string& library) {
  return judge(argc, argv, [&library] {
    const std::string manifest = manifest_of(library).name;
    load_plugin(library);
    add_tests_of(find_backend(manifest.substr(0, manifest.find(".kordon.toml"))));
    add_test("backend", "is_found_by_its_manifest",
             [library] { expect_none(why_not_found_by_manifest(library)); });
  });
}

int judge_backend(int argc, char** argv, const std::string& name) {
  return judge(argc, argv, [&name] { add_tests_of(find_backend(name)); });
}

}  // namespace kordon::v0::testing
