// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "combinations.hpp"

namespace kordon::inline v0::testing {

tally& tally::operator+=(const tally& o) {
  illegal += o.illegal;
  legal += o.legal;
  accepted_only += o.accepted_only;
  too_large += o.too_large;
  return *this;
}

tallies& tallies::operator+=(const tallies& o) {
  all += o.all;
  for (std::size_t i = 0; i < by_class.size(); ++i) by_class[i] += o.by_class[i];
  return *this;
}

}  // namespace kordon::v0::testing
