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

/// Of one usual call: in all, and by the classes of what deviates; a pair counts for both
/// of its classes.
struct tallies {
  tally all;
  std::array<tally, class_count> by_class;

  tallies& operator+=(const tallies& o);
};

/// Calls f(trial, name) for the usual call, for each deviation alone and then for every two that go
/// together; f adds what it made of them to a tally.
template <class F>
tallies for_each_combination(const call_case& usual, const site& where, const F& f) {
  tallies counted;
  const std::vector<deviation> all = deviations_of(usual);
  const auto meet = [&](std::initializer_list<const deviation*> some) {
    const call_case c = with(usual, some);
    const trial t(c, where);
    std::string name(usual.operation->name);
    for (const deviation* d : some) name += (d == *some.begin() ? ": " : " + ") + d->name;
    const tally one = f(t, name);
    counted.all += one;
    for (const deviation* d : some)
      if (d == *some.begin() || d->kind != (*some.begin())->kind)
        counted.by_class[static_cast<std::size_t>(d->kind)] += one;
  };
  meet({});
  for (const deviation& d : all) meet({&d});
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = i + 1; j < all.size(); ++j)
      if (go_together(all[i], all[j])) meet({&all[i], &all[j]});
  return counted;
}

}  // namespace kordon::v0::testing
