// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gmock/gmock.h>

#include <kordon/memory/refusal.hpp>
#include <kordon/testing/event_counter.hpp>
#include <optional>
#include <string>

namespace kordon::inline v0::testing {

/// The refusal that f() throws; nothing when it runs. Other exceptions pass.
template <class F>
std::optional<refusal> refusal_of_call(const F& f) {
  try {
    f();
  } catch (const refusal& r) {
    return r;
  }
  return std::nullopt;
}

/// The sentence that f() is refused with; empty when it runs.
template <class F>
std::string refusal_text(const F& f) {
  const auto refused = refusal_of_call(f);
  return refused ? refused->what() : "";
}

/// Matches a call that is refused with this code and whose sentence matches `text`, before Kokkos
/// has seen any launch, allocation, fence or copy:
///   EXPECT_THAT([&] { gaussian_filter(exec, a, a); }, RefusedWith(refusal_code::aliasing,
///   HasSubstr("'out'")));
MATCHER_P2(RefusedWith, code, text,
           "is refused with " + std::string(name(code)) + " and nothing done") {
  std::optional<refusal> refused;
  const events seen = disturbances(events_of([&] { refused = refusal_of_call(arg); }));
  if (!refused) {
    *result_listener << "which ran";
    return false;
  }
  *result_listener << "which was refused as " << name(refused->code())
                   << " with: " << refused->what();
  if (!seen.empty()) *result_listener << "; after " << to_string(seen);
  return refused->code() == code && seen.empty() &&
         ::testing::Matches(::testing::Matcher<std::string>(text))(refused->what());
}

/// RefusedWith any sentence.
template <class Code>
auto RefusedWith(Code code) {
  return RefusedWith(code, ::testing::Matcher<std::string>(::testing::_));
}

}  // namespace kordon::v0::testing
