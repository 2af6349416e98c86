// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/testing/copy_guard.hpp>

namespace kordon::inline v0::testing {
namespace {
copy_guard* the_guard = nullptr;  // of a program whose main is Kordon::testing's
}

copy_guard::copy_guard() {
  the_guard = this;
}

copy_guard::~copy_guard() {
  the_guard = nullptr;
}

void copy_guard::fail_for_what_was_seen() {
  if (!watch_) return;
  for (const call_copy& c : watch_->seen())
    ADD_FAILURE() << "A copy inside a call: " << to_string(c);
  watch_.reset();
}

planted_copies::planted_copies() {
  if (the_guard != nullptr) the_guard->fail_for_what_was_seen();
  watch_.emplace();
}

planted_copies::~planted_copies() {
  watch_.reset();
  if (the_guard != nullptr) the_guard->watch_.emplace();
}

}  // namespace kordon::v0::testing
