// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "verdict.hpp"

#include <kordon/memory/copy.hpp>
#include <kordon/memory/workspace.hpp>
#include <kordon/testing/event_counter.hpp>

namespace kordon::inline v0::testing {

verdict refuse_every_illegal_one(const call_case& usual, const site& where) {
  verdict v;
  const std::vector<char> untouched(2 * most_bytes, '\x5a');
  where.put(untouched.data(), untouched.size());
  const std::uint64_t copied = bytes_copied();
  const std::size_t scratch = workspace_bytes();
  events seen;
  {
    const event_counter counter;
    v.counted = for_each_combination(usual, where, [&](const trial& t, const std::string& name) {
      if (!t.fault) return tally{};
      v.wrong.add(name, why_refused_wrongly(t));
      return tally{1, 0, 0, 0};
    });
    seen = disturbances(counter.seen());
  }
  std::vector<char> now(untouched.size());
  where.get(now.data(), now.size());
  if (!seen.empty()) v.wrong.add("before one of the refusals", to_string(seen));
  if (bytes_copied() != copied) v.wrong.add("before one of the refusals", "bytes were copied");
  if (workspace_bytes() != scratch) v.wrong.add("before one of the refusals", "scratch was made");
  if (now != untouched) v.wrong.add("before one of the refusals", "an array was written to");
  return v;
}

verdict accept_every_legal_one(const call_case& usual, const site& where) {
  verdict v;
  v.counted = for_each_combination(usual, where, [&](const trial& t, const std::string& name) {
    if (t.fault) return tally{};
    if (t.is_too_large()) return tally{0, 0, 0, 1};
    bool is_run = true;
    v.wrong.add(name, why_accepted_wrongly(t, where, is_run));
    return tally{0, 1, is_run ? 0 : 1, 0};
  });
  return v;
}

}  // namespace kordon::v0::testing
