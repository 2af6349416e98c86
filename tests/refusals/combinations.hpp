// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "deviations.hpp"
#include "site.hpp"
#include "trial.hpp"

namespace kordon::inline v0::testing {

/// How many combinations there are: illegal ones, legal ones, those that are accepted but not made, and
/// those left out for want of memory.
struct tally {
  std::int64_t illegal = 0, legal = 0, accepted_only = 0, too_large = 0;

  tally& operator+=(const tally& o);
};

/// Of one operation on one exec: in all, and by the classes of what deviates; a pair counts for both
/// of its classes.
struct tallies {
  tally all;
  std::array<tally, class_count> by_class;

  tallies& operator+=(const tallies& o);
};

/// Calls f(trial, name) for the usual call, for each deviation alone and for every two that go
/// together; f adds what it made of them to a tally.
template <class F>
tallies for_each_combination(const operation_description& operation, const site& where,
                             const F& f) {
  tallies counted;
  const std::vector<deviation> all = deviations_of(operation, where.exec);
  const auto meet = [&](std::initializer_list<const deviation*> some) {
    const call_case c = with(operation, where.exec, some);
    const trial t(c, where);
    std::string name(operation.name);
    for (const deviation* d : some) name += (d == *some.begin() ? ": " : " + ") + d->name;
    const tally one = f(t, name);
    counted.all += one;
    for (const deviation* d : some)
      if (d == *some.begin() || d->kind != (*some.begin())->kind)
        counted.by_class[static_cast<std::size_t>(d->kind)] += one;
  };
  meet({});
  for (std::size_t i = 0; i < all.size(); ++i) {
    meet({&all[i]});
    for (std::size_t j = i + 1; j < all.size(); ++j)
      if (go_together(all[i], all[j])) meet({&all[i], &all[j]});
  }
  return counted;
}

}  // namespace kordon::v0::testing
