// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Every single deviation and every pair of them, of every operation, on every exec: the illegal ones are
// refused as the contract says, the legal ones run and are right.
#include <gmock/gmock.h>

#include <iostream>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/workspace.hpp>
#include <kordon/testing/event_counter.hpp>
#include <kordon/testing/reference.hpp>
#include <kordon/testing/sample_call.hpp>

#include "combinations.hpp"

namespace kordon::inline v0::testing {
namespace {

/// The first few complaints, and how many there are.
class complaints {
 public:
  void add(const std::string& name, const std::string& text) {
    if (text.empty()) return;
    if (++count_ <= 8) first_ += "\n  " + name + ": " + text;
  }
  std::int64_t count() const { return count_; }
  const std::string& first() const { return first_; }

 private:
  std::int64_t count_ = 0;
  std::string first_;
};

class every_combination
    : public ::testing::TestWithParam<std::tuple<const operation_description*, std::string>> {
 protected:
  const operation_description& operation() const { return *std::get<0>(GetParam()); }
  site here() const { return make_site(std::get<1>(GetParam())); }
};

TEST_P(every_combination, that_is_illegal_is_refused_with_its_code_and_nothing_done) {
  const site where = here();
  const std::vector<char> untouched(2 * most_bytes, '\x5a');
  where.put(untouched.data(), untouched.size());
  const std::uint64_t copied = bytes_copied();
  const std::size_t scratch = workspace_bytes();
  complaints wrong;
  events seen;
  tallies counted;
  {
    const event_counter counter;
    counted =
        for_each_combination(operation(), where, [&](const trial& t, const std::string& name) {
          if (!t.fault) return tally{};
          wrong.add(name, why_refused_wrongly(t));
          return tally{1, 0, 0, 0};
        });
    seen = disturbances(counter.seen());
  }

  EXPECT_EQ(wrong.count(), 0) << wrong.first();
  EXPECT_TRUE(seen.empty()) << to_string(seen);
  EXPECT_EQ(bytes_copied(), copied);
  EXPECT_EQ(workspace_bytes(), scratch);
  std::vector<char> now(untouched.size());
  where.get(now.data(), now.size());
  EXPECT_EQ(now, untouched);
  std::cout << operation().name << " on " << where.name << ": "
            << counted.all.illegal - wrong.count() << " of " << counted.all.illegal
            << " illegal combinations refused\n";
}

TEST_P(every_combination, that_is_legal_is_accepted_and_right) {
  const site where = here();
  ASSERT_NE(reference_of(operation().name), nullptr)
      << "no reference for " << operation().name
      << ": add a row to tests/support/src/references_*.cpp";
  complaints wrong;
  const tallies counted =
      for_each_combination(operation(), where, [&](const trial& t, const std::string& name) {
        if (t.fault) return tally{};
        if (t.is_too_large()) return tally{0, 0, 0, 1};
        bool is_run = true;
        wrong.add(name, why_accepted_wrongly(t, where, is_run));
        return tally{0, 1, is_run ? 0 : 1, 0};
      });

  EXPECT_EQ(wrong.count(), 0) << wrong.first();
  EXPECT_GT(counted.all.legal, 100);
  std::cout << operation().name << " on " << where.name << ": " << counted.all.legal - wrong.count()
            << " of " << counted.all.legal << " legal accepted and right ("
            << counted.all.accepted_only
            << " of them not made, since shared memory leaves no valid input)\n";
}

INSTANTIATE_TEST_SUITE_P(of, every_combination,
                         ::testing::Combine(::testing::ValuesIn(kordon_operations()),
                                            ::testing::ValuesIn(site_names())),
                         [](const auto& parameter) {
                           std::string name(std::get<0>(parameter.param)->name);
                           name += "_on_" + std::get<1>(parameter.param);
                           for (char& c : name)
                             if (c == '.' || c == ':') c = '_';
                           return name;
                         });

}  // namespace
}  // namespace kordon::v0::testing
