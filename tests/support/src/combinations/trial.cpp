// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "trial.hpp"

#include <algorithm>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/legality.hpp>
#include <kordon/testing/refused.hpp>

namespace kordon::inline v0::testing {
namespace {

std::vector<const kordon_backend*> admitted_by(const context& c) {
  std::vector<const kordon_backend*> all = backends();
  const auto has = [](const std::vector<std::string>& names, const kordon_backend* b) {
    return std::ranges::find(names, b->name) != names.end();
  };
  std::erase_if(all, [&](const kordon_backend* b) {
    return (!c.only.empty() && !has(c.only, b)) || has(c.block, b);
  });
  return all;
}

/// What is wrong with the sentence of a refusal; "" when it has code, operation and fix in order.
std::string flaw_of(const refusal& r, const operation_description& d) {
  const std::string text = r.what();
  const std::string code = std::to_string(static_cast<int>(r.code()));
  const std::string start = "KRD" + std::string(3 - code.size(), '0') + code + " " +
                            std::string(d.name) + ": " +
                            (r.argument().empty() ? "" : "argument '" + r.argument() + "' ");
  const std::size_t fix = text.find(". Fix: ");
  return text.starts_with(start) && fix != text.npos && fix >= start.size() && fix + 8 < text.size()
             ? ""
             : "the sentence is malformed: " + text;
}

std::string name_of(const std::optional<refusal_code>& c) {
  return c ? std::string(name(*c)) : "none";
}

}  // namespace

trial::trial(const call_case& c, const site& where) : call(c), placed(place_at(c, where.memory)) {
  for (const kordon_array& a : placed.arrays) arrays.emplace_back(a);
  const auto admitted = admitted_by(c.asked);
  fault =
      first_fault({*c.operation, c.exec, placed.arrays, c.options, admitted, where.has_float64});
}

std::string why_refused_wrongly(const trial& t) {
  const call_case& c = t.call;
  const context_scope scope(c.asked);
  const explanation e = explain_erased(*c.operation, c.exec, t.arrays, c.options);
  if (e.runs()) return "would run, and must be refused with " + name_of(t.fault);
  const auto made =
      refusal_of_call([&] { call_erased(*c.operation, c.exec, t.arrays, c.options); });
  if (!made) return "ran, though explain says: " + e.refusal;
  if (made->code() != *t.fault)
    return "must be refused with " + name_of(t.fault) + " and is with: " + made->what();
  if (made->what() != e.refusal) return "explain says otherwise: " + e.refusal;
  return flaw_of(*made, *c.operation);
}

}  // namespace kordon::v0::testing
