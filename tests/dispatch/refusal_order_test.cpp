// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <kordon/testing/refused.hpp>

#include "probe.hpp"
#include "refusal_cases.hpp"

namespace kordon::inline v0::testing {
namespace {

/// What a call with two faults is refused for; nothing when it runs.
std::optional<refusal_code> verdict(const sample_call& legal, const fault& f, std::size_t i,
                                    const fault& g, std::size_t j) {
  if (!f.fits(legal, i) || !g.fits(legal, j)) return std::nullopt;
  sample_call c = legal;
  f.plant(c, i);
  g.plant(c, j);
  const auto refused = refusal_of_call([&] { c.run(); });
  return refused ? std::optional(refused->code()) : std::nullopt;
}

TEST(two_faults, get_the_same_verdict_whichever_argument_has_which) {
  const exec_type exec;
  for (const operation_description* d : kordon_operations()) {
    const sample_call legal(*d, exec_ref(exec));
    const std::size_t count = d->arrays.size();
    for (const fault& f : array_faults())
      for (const fault& g : array_faults())
        for (std::size_t i = 0; i < count; ++i)
          for (std::size_t j = i + 1; j < count; ++j) {
            const auto one = verdict(legal, f, i, g, j), other = verdict(legal, g, i, f, j);

            if (!one || !other) continue;
            ASSERT_EQ(name(*one), name(*other)) << d->name << ": " << f.name << ", " << g.name
                                                << " in arguments " << i << ", " << j;
          }
  }
}

TEST(one_fault, is_refused_in_every_argument_that_it_fits) {
  const exec_type exec;
  for (const operation_description* d : kordon_operations()) {
    const sample_call legal(*d, exec_ref(exec));
    for (const fault& f : array_faults()) {
      for (std::size_t i = 0; i < d->arrays.size(); ++i) {
        if (!f.fits(legal, i)) continue;
        sample_call c = legal;
        f.plant(c, i);

        EXPECT_THAT([&] { c.run(); }, RefusedWith(f.code))
            << d->name << ": " << d->arrays[i].name << " " << f.name;
      }
    }
  }
}

}  // namespace
}  // namespace kordon::v0::testing
