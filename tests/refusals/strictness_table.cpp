// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// strictness_table FILE [--write]: counts the combinations that every_combination_test.cpp makes, prints
// them, and compares them with the table in FILE (docs/strictness.md), or writes it. Counts may only grow.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <Kokkos_Core.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/sample_call.hpp>
#include <map>
#include <sstream>

#include "combinations/combinations.hpp"

namespace kordon::inline v0::testing {
namespace {

constexpr int is_skipped = 77;

tally counted(const trial& t) {
  if (t.fault) return {1, 0, 0, 0};
  return t.is_too_large() ? tally{0, 0, 0, 1} : tally{0, 1, 0, 0};
}

std::string row(const std::string& name, const tally& t) {
  std::ostringstream line;
  line << "| " << name << " | " << t.illegal << " of " << t.illegal << " | " << t.legal << " of "
       << t.legal << " |\n";
  return line.str();
}

std::string setup() {
  std::string text = "Backends: ";
  for (const kordon_backend* b : backends()) text += std::string(b->name) + ", ";
  text += "on ";
  for (const std::string& s : site_names()) text += s + (s == site_names().back() ? "." : ", ");
  return text;
}

std::string table() {
  tallies all;
  std::string rows;
  for (const operation_description* d : kordon_operations()) {
    for (const std::string& name : site_names()) {
      const site where = make_site(name);
      const tallies one =
          for_each_combination(usual_call(*d, where.exec), where,
                               [](const trial& t, const std::string&) { return counted(t); });
      rows += row("`" + std::string(d->name) + "` on " + name, one.all);
      all += one;
    }
  }
  std::ostringstream text;
  text << "# Strictness, counted\n\n"
          "<!-- Written by strictness_table (tests/refusals): build/test/tests/refusals/"
          "strictness_table docs/strictness.md --write -->\n"
          "Every call below is made by `every_combination` (ctest label `refusals`), judged by "
          "tests/support/src/legality.cpp,\nwhich knows docs/spec.md and nothing of dispatch. The "
          "usual call of each operation, each single deviation from it, and\neach two that do not "
          "change the same part of the call: all of them, no sample. A pair counts for both of "
          "its classes.\nAn illegal call must be refused with the code that the contract asks for, "
          "before any launch, allocation, fence or copy.\nA legal one must run, give what the "
          "serial "
          "reference gives, and change no other byte. "
       << setup() << "\n\n"
       << all.all.illegal << " of " << all.all.illegal << " illegal combinations refused, "
       << all.all.legal << " of " << all.all.legal << " legal accepted. " << all.all.too_large
       << " legal ones were left out, since they ask for more memory than the test has.\n\n"
          "| class | illegal, refused | legal, accepted and right |\n|---|---|---|\n";
  for (std::size_t k = 0; k < class_count; ++k)
    text << row(std::string(class_names[k]), all.by_class[k]);
  text << row("**all**", all.all)
       << "\n| operation | illegal, refused | legal, accepted and right |\n|---|---|---|\n"
       << rows;
  return text.str();
}

/// The illegal and legal counts of each row of a table.
std::map<std::string, std::pair<std::int64_t, std::int64_t>> counts_of(const std::string& text) {
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> counts;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t first = line.find(" | "), second = line.find(" | ", first + 3);
    if (!line.starts_with("| ") || second == line.npos || line.find(" of ") == line.npos) continue;
    counts[line.substr(2, first - 2)] = {std::stoll(line.substr(first + 3)),
                                         std::stoll(line.substr(second + 3))};
  }
  return counts;
}

/// The rows whose counts are smaller now than in the file.
std::string fewer(const std::string& before, const std::string& now) {
  std::string names;
  auto counts = counts_of(now);
  for (const auto& [name, stored] : counts_of(before))
    if (counts[name].first < stored.first || counts[name].second < stored.second)
      names += "\n  " + name;
  return names;
}

int run(const std::string& path, bool is_to_write) {
  std::ifstream file(path);
  const std::string stored{std::istreambuf_iterator<char>(file), {}};
  if (!is_to_write && stored.find(setup()) == stored.npos) {
    std::cout << "skipped: the table was made with other backends or devices than this build has ("
              << setup() << ")\n";
    return is_skipped;
  }
  const std::string now = table();
  std::cout << now;
  if (const std::string names = fewer(stored, now); !names.empty()) {
    std::cout << "There are fewer combinations than the table says, and they may only grow:"
              << names << '\n';
    return 1;
  }
  if (is_to_write) {
    std::ofstream(path) << now;
    return 0;
  }
  if (now == stored) return 0;
  std::cout << "The table is stale. Fix: build/test/tests/refusals/strictness_table " << path
            << " --write\n";
  return 1;
}

}  // namespace
}  // namespace kordon::v0::testing

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: strictness_table FILE [--write]\n";
    return 2;
  }
  const Kokkos::ScopeGuard kokkos(
      Kokkos::InitializationSettings().set_disable_warnings(true).set_num_threads(1));
  return kordon::testing::run(argv[1], argc > 2 && std::string(argv[2]) == "--write");
}
