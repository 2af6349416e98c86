// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "row_checks.hpp"

#include <algorithm>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/legality.hpp>

namespace kordon::inline v0::testing {
namespace {

bool has(std::uint32_t set, int bit) {
  return (set >> bit & 1u) != 0;
}

/// "_for_float32_float64"; the bits in words, or nothing where they are all there are.
template <class Name>
std::string words_of(std::uint32_t set, int count, const char* before, const Name& word) {
  std::string text;
  for (int bit = 0; bit < count; ++bit)
    if (has(set, bit)) text += "_" + std::string(word(bit));
  return before + text;
}

/// Whether the contract lets this row alone serve the call.
bool takes(const judged_row& r, const trial& t, const site& where) {
  kordon_backend alone = r.backend;
  alone.implementations = &r.row;
  alone.implementation_count = 1;
  const kordon_backend* const admitted[] = {&alone};
  return !first_fault({*t.call.operation, t.call.exec, t.placed.arrays, t.call.options, admitted,
                       where.has_float64});
}

/// Whether another row of the backend takes the call too (a line of elements is in more than one
/// layout): who served it cannot be told.
bool is_shared(const judged_row& r, const trial& t, const site& where) {
  for (int i = 0; i < r.backend.implementation_count; ++i) {
    const kordon_implementation& other = r.backend.implementations[i];
    if (&other != &r.row && std::string_view(other.operation) == r.row.operation &&
        other.exec_kind == r.row.exec_kind && takes({r.backend, other}, t, where))
      return true;
  }
  return false;
}

/// Whether the call asks for what usual_call asks: contexts of its own are not the row's business.
bool asks_as_usual(const trial& t, const judged_row& r) {
  const context& asked = t.call.asked;
  return asked.only == std::vector<std::string>{r.backend.name} && asked.block.empty() &&
         asked.prefer.empty();
}

/// The first receipt that says that somebody else did some of the work.
std::string helper_in(const std::vector<receipt>& nested, const judged_row& r) {
  for (const receipt& n : nested) {
    const std::string call = n.operation + "[" + n.backend + "]";
    if (n.operation == r.row.operation && n.backend != r.backend.name)
      return "it had " + call + " do it";
    if ((r.row.flags & KORDON_COMPOSITE) == 0)
      return "it called " + call + ", and the row does not say KORDON_COMPOSITE";
  }
  return "";
}

void take_in(work_done& work, const judged_row& r, const site& where, const call_case& c,
             const std::string& name) {
  const trial t(c, where);
  bool is_run = true;
  const record seen;
  const std::string wrong = why_accepted_wrongly(t, where, is_run);
  work.results.add(name, wrong);
  if (!is_run || seen.calls().empty()) return;
  std::vector<receipt> nested = seen.calls();
  const receipt whole = nested.back();
  nested.pop_back();
  if (whole.operation != r.row.operation || whole.backend != r.backend.name) {
    if (wrong.empty()) work.results.add(name, "it was preferred, and " + whole.backend + " served");
    return;
  }
  if (!is_shared(r, t, where)) ++work.calls;
  work.helpers.add(name, helper_in(nested, r));
}

}  // namespace

std::string name_of(const judged_row& r) {
  const operation_description& d = *find_operation(r.row.operation);
  std::string text = std::string(r.row.operation) + "_on_" +
                     std::string(name(static_cast<exec_kind>(r.row.exec_kind))) +
                     words_of(r.row.dtypes, static_cast<int>(dtype_count), "_for",
                              [](int t) { return name(static_cast<dtype>(t)); });
  const array_parameter& first = d.arrays[0];
  for (int rank = first.min_rank; first.shape.is_any() && rank <= first.max_rank; ++rank)
    if (!has(r.row.ranks, rank)) {
      text += words_of(r.row.ranks, KORDON_MAX_RANK + 1, "_of_rank",
                       [](int k) { return std::to_string(k); });
      break;
    }
  std::ranges::replace_if(
      text, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return text;
}

call_case usual_call(const judged_row& r, const site& where) {
  const operation_description& d = *find_operation(r.row.operation);
  call_case c = usual_call(d, where.exec);
  for (int t = static_cast<int>(dtype_count); t-- > 0;)
    if (has(r.row.dtypes, t) && (where.has_float64 || (static_cast<dtype>(t) != dtype::float64 &&
                                                       static_cast<dtype>(t) != dtype::complex128)))
      c.frame.key = static_cast<dtype>(t);
  for (const array_parameter& p : d.arrays)
    for (int rank = p.max_rank; p.shape.is_any() && rank >= p.min_rank; --rank)
      if (has(r.row.ranks, rank) && !has(r.row.ranks, c.frame.rank)) c.frame.rank = rank;
  if ((r.row.layouts & ~KORDON_LAYOUT_LEFT) == 0) c.frame.lies = arrangement::left;
  c.asked.only = {r.backend.name};
  return c;
}

work_done work_of(const judged_row& r, const site& where) {
  work_done work;
  for_each_combination(usual_call(r, where), where, [&](const trial& t, const std::string& name) {
    if (t.fault || t.is_too_large() || !asks_as_usual(t, r) || !takes(r, t, where)) return tally{};
    call_case preferred = t.call;
    preferred.asked = {.prefer = {r.backend.name}};
    take_in(work, r, where, preferred, name);
    return tally{};
  });
  return work;
}

complaints choices_of(const judged_row& r, const site& where) {
  complaints wrong;
  const call_case usual = usual_call(r, where);
  const std::string own = r.backend.name;
  const auto look = [&](const call_case& c, const std::string& name) {
    const trial t(c, where);
    if (!asks_as_usual(t, r)) return;
    const auto server = [&](const context& asked) {
      const context_scope scope(asked);
      return explain_erased(*c.operation, c.exec, t.arrays, c.options).backend;
    };
    const std::string served = server({.prefer = {own}});
    if (!t.fault && served != own)
      wrong.add(name, "it can serve and is preferred, and '" + served + "' serves");
    if (t.fault && served == own) wrong.add(name, "it cannot serve, and does");
    if (server({.block = {own}}) == own) wrong.add(name, "it is blocked, and serves");
  };
  look(with(usual, {}), "the usual call");
  for (const deviation& d : deviations_of(usual)) look(with(usual, {&d}), d.name);
  return wrong;
}

}  // namespace kordon::v0::testing
