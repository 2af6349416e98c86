// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// Every single deviation and every pair of them, of every operation, on every exec: the illegal ones are
// refused as the contract says, the legal ones run and are right.
#include <gmock/gmock.h>

#include <iostream>
#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/reference.hpp>
#include <kordon/testing/sample_call.hpp>

#include "combinations/verdict.hpp"

namespace kordon::inline v0::testing {
namespace {

class every_combination
    : public ::testing::TestWithParam<std::tuple<const operation_description*, std::string>> {
 protected:
  const operation_description& operation() const { return *std::get<0>(GetParam()); }
  call_case usual(const site& where) const { return usual_call(operation(), where.exec); }
  site here() const { return make_site(std::get<1>(GetParam())); }
};

TEST_P(every_combination, that_is_illegal_is_refused_with_its_code_and_nothing_done) {
  const site where = here();

  const verdict v = refuse_every_illegal_one(usual(where), where);

  EXPECT_EQ(v.wrong.count(), 0) << v.wrong.first();
  std::cout << operation().name << " on " << where.name << ": "
            << v.counted.all.illegal - v.wrong.count() << " of " << v.counted.all.illegal
            << " illegal combinations refused\n";
}

TEST_P(every_combination, that_is_legal_is_accepted_and_right) {
  const site where = here();
  ASSERT_NE(reference_of(operation().name), nullptr)
      << "no reference for " << operation().name
      << ": add a row to tests/support/src/references_*.cpp";

  const verdict v = accept_every_legal_one(usual(where), where);

  EXPECT_EQ(v.wrong.count(), 0) << v.wrong.first();
  EXPECT_GT(v.counted.all.legal, 100);
  std::cout << operation().name << " on " << where.name << ": "
            << v.counted.all.legal - v.wrong.count() << " of " << v.counted.all.legal
            << " legal accepted and right (" << v.counted.all.accepted_only
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
