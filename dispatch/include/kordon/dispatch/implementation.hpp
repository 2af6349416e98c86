// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <kordon/dispatch/description.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/memory/scratch.hpp>
#include <vector>

/// What a backend written in C++ uses to fill in the C frame's side of things.
namespace kordon::inline v0 {

/// An array of the call.
inline array_ref array_of(const kordon_call& call, int index) {
  return array_ref(call.arrays[index]);
}

/// The exec instance of a call, for planning.
template <class Exec>
const Exec& exec_of(const kordon_call& call) {
  return *static_cast<const Exec*>(call.exec.instance);
}

/// The options of the call as the struct of operation Op. Options that this Op does not know are
/// those of a later version; they are at their defaults.
template <class Op>
typename Op::options options_of(const kordon_call& call) {
  typename Op::options options{};
  const operation_description& d = Op::description;
  for (int i = 0; i < call.option_count; ++i)
    if (const auto id = static_cast<std::size_t>(call.options[i].id); id < d.options.size())
      d.options[id].store(&options, call.options[i]);
  return options;
}

namespace detail {

inline int report(kordon_error* error, std::int32_t code, const char* text) {
  if (error != nullptr) {
    error->code = code;
    put_label(text, error->text, sizeof error->text);
  }
  return 1;
}

/// Runs f, so that no exception crosses the C boundary.
template <class F>
int guarded(const kordon_call& call, const F& f) {
  try {
    f();
    return 0;
  } catch (const refusal& r) {
    return report(call.error, static_cast<std::int32_t>(r.code()), r.what());
  } catch (const std::exception& e) {
    return report(call.error, 0, e.what());
  } catch (...) {
    return report(call.error, 0, "an exception that is no std::exception");
  }
}

template <class Implementation, class Exec>
int run_implementation(const kordon_call* call) {
  return guarded(*call, [call] {
    scratch s(call->scratch, call->scratch_bytes);
    Implementation::run(exec_of<Exec>(*call), *call, s);
  });
}

template <class Implementation>
std::uint64_t scratch_of_implementation(const kordon_call* call) {
  return Implementation::scratch_bytes(*call);
}

}  // namespace detail

namespace detail {
/// A claim for each option of Op, with all its values.
template <class Op>
inline constexpr auto claim_all = [] {
  std::array<kordon_option_claim, Op::description.options.size() + 1> claims{};
  std::ranges::transform(Op::description.options, claims.begin(), [](const option_parameter& p) {
    return kordon_option_claim{p.name.data(), ~std::uint64_t(0)};
  });
  return claims;
}();
}  // namespace detail

/// The capabilities of an implementation that takes every rank, layout, option and value of Op:
/// what a portable kernel should have, and what others start from.
template <class Op>
kordon_implementation takes_everything() {
  kordon_implementation facts{};
  facts.ranks = ~0u;
  facts.layouts = KORDON_LAYOUT_ANY;
  facts.options = detail::claim_all<Op>.data();
  facts.option_count = static_cast<std::int32_t>(Op::description.options.size());
  facts.error_bound = -1;
  facts.claim_size = sizeof(kordon_option_claim);
  return facts;
}

/// The rows of one backend, collected by its explicit registration functions.
using implementation_rows = std::vector<kordon_implementation>;

/// A row for `Implementation` (static run(exec, call, scratch), optionally scratch_bytes(call)) on
/// Exec, for the dtype of T. `facts` says the rest: ranks, layouts, options, flags, preference,
/// error bound.
template <class Op, class Exec, class T, class Implementation>
void add_row(implementation_rows& rows, kordon_implementation facts) {
  facts.struct_size = sizeof facts;
  facts.operation = Op::description.name.data();
  facts.operation_version = static_cast<std::uint32_t>(Op::description.version);
  facts.exec_kind = static_cast<std::int32_t>(exec_traits<Exec>::kind);
  facts.dtypes = dtype_set{*dtype_of<T>}.bits();
  facts.run = &detail::run_implementation<Implementation, Exec>;
  if constexpr (requires { &Implementation::scratch_bytes; })
    facts.scratch = &detail::scratch_of_implementation<Implementation>;
  rows.push_back(facts);
}

/// Rows of a kernel written once: `Implementation<Exec, T>` for every enabled exec and every T.
template <class Op, template <class Exec, class T> class Implementation, class... T>
void add_rows(implementation_rows& rows, const kordon_implementation& facts) {
  detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
    (add_row<Op, Exec, T, Implementation<Exec, T>>(rows, facts), ...);
  });
}

}  // namespace kordon::v0
