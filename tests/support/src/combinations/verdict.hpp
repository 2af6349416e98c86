// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "combinations.hpp"

namespace kordon::inline v0::testing {

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

struct verdict {
  tallies counted;
  complaints wrong;
};

/// Makes every illegal combination: each is refused with its code, and at the end nothing was
/// launched, allocated, copied or written.
verdict refuse_every_illegal_one(const call_case& usual, const site& where);

/// Makes every legal combination: each runs and is right.
verdict accept_every_legal_one(const call_case& usual, const site& where);

}  // namespace kordon::v0::testing
