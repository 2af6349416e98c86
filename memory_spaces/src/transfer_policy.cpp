// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <kordon/memory/refusal.hpp>
#include <kordon/memory/scope_chain.hpp>
#include <kordon/memory/transfer_policy.hpp>

#include "move_check.hpp"

namespace kordon::inline v0 {
namespace {

constexpr std::array<std::string_view, 3> rule_names = {"allow", "log", "refuse"};

thread_local transfer_policy* innermost_policy = nullptr;
thread_local transfer_log* innermost_log = nullptr;
thread_local int movers_running = 0;
std::atomic<detail::move_observer> observer{nullptr};

transfer_rule asked_of_environment() {
  const char* value = std::getenv("KORDON_TRANSFERS");
  if (value == nullptr || value[0] == '\0') return transfer_rule::allow;
  const auto* const found = std::ranges::find(rule_names, std::string_view(value));
  if (found == rule_names.end())
    refuse(refusal_code::option_invalid, "transfer_policy", "",
           "KORDON_TRANSFERS is '" + std::string(value) +
               "' and must be allow, log or refuse. Fix: set it to one of them, or unset it");
  return static_cast<transfer_rule>(found - rule_names.begin());
}

transfer_rule rule_of_environment() {
  static const transfer_rule rule = asked_of_environment();
  return rule;
}

[[noreturn]] void refuse_move(std::string_view mover, const array_ref& src, place to) {
  const transfer_direction d = direction_of(src.where(), to);
  const std::string way(name(d));
  const bool is_from_environment = rule_of_environment() == transfer_rule::refuse;
  refuse(
      refusal_code::transfer_refused, mover, "src",
      "(" + to_string(src) + ") must stay where it is: " +
          (is_from_environment ? "KORDON_TRANSFERS=refuse forbids " + way +
                                     ". Fix: run with KORDON_TRANSFERS=log, which shows each move"
                               : "a kordon::transfer_policy in force forbids " + way +
                                     ". Fix: make the copy outside of its scope, or give it ." +
                                     way + " = kordon::transfer_rule::log"));
}

}  // namespace

/// Who is told of a move.
struct transfer_report {
  static void send(const transfer& t, transfer_rule rule) {
    if (rule == transfer_rule::log) std::fprintf(stderr, "kordon: %s\n", to_string(t).c_str());
    for (transfer_log* at = innermost_log; at != nullptr; at = at->outer_) at->moves_.push_back(t);
    if (const detail::move_observer f = observer.load()) f(t);
  }
  static bool is_wanted(transfer_rule rule) {
    return rule == transfer_rule::log || innermost_log != nullptr || observer.load() != nullptr;
  }
};

transfer_policy::transfer_policy(const transfer_rules& rules)
    : outer_(innermost_policy), rules_(rules) {
  if (outer_ != nullptr) {
    const auto strictest = [this](transfer_direction d) {
      return std::max(rules_[d], outer_->rules_[d]);
    };
    rules_ = {strictest(transfer_direction::host_to_device),
              strictest(transfer_direction::device_to_host),
              strictest(transfer_direction::device_to_device),
              strictest(transfer_direction::host_to_host),
              strictest(transfer_direction::within_place)};
  }
  innermost_policy = this;
}

transfer_policy::~transfer_policy() {
  detail::unlink(innermost_policy, this, &transfer_policy::outer_);
}

transfer_rule transfer_policy::in_force(transfer_direction d) {
  const transfer_rule outermost = rule_of_environment();
  return innermost_policy == nullptr ? outermost : std::max(outermost, innermost_policy->rules_[d]);
}

std::string to_string(const transfer& t) {
  return t.mover + " of " + t.array + " to " + to_string(t.to) + " (" +
         std::string(name(direction_of(t.from, t.to))) + ", " + std::to_string(t.bytes) + " B)";
}

transfer_log::transfer_log() : outer_(innermost_log) {
  innermost_log = this;
}

transfer_log::~transfer_log() {
  detail::unlink(innermost_log, this, &transfer_log::outer_);
}

namespace detail {

void observe_moves(move_observer f) {
  observer = f;
}

namespace {
/// Asks the policy first, which does not look at arrays; then `check`; and tells of nothing that was
/// refused.
template <class Check>
void begin(std::string_view mover, const array_ref& src, place to, dtype as, const Check& check) {
  if (movers_running == 0) {
    const transfer_rule rule = transfer_policy::in_force(direction_of(src.where(), to));
    if (rule == transfer_rule::refuse) refuse_move(mover, src, to);
    check();
    if (transfer_report::is_wanted(rule))
      transfer_report::send({std::string(mover), to_string(src), src.where(), to,
                             static_cast<std::uint64_t>(src.size()) * size_of(as)},
                            rule);
  }
  ++movers_running;
}
}  // namespace

moving::moving(std::string_view mover, const array_ref& src, place to, dtype as) {
  begin(mover, src, to, as, [&] { check_move(mover, src, to, as); });
}

moving::moving(std::string_view mover, const array_ref& src, const array_ref& dst) {
  begin(mover, src, dst.where(), src.type(), [&] { check_move(mover, src, dst); });
}

moving::~moving() {
  --movers_running;
}

bool moving::now() {
  return movers_running > 0;
}

}  // namespace detail
}  // namespace kordon::v0
