// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <atomic>
#include <kordon/dispatch/context.hpp>
#include <kordon/memory/refusal.hpp>
#include <kordon/memory/scope_chain.hpp>

#include "registry_state.hpp"
#include "running_call.hpp"

namespace kordon::inline v0 {
namespace {

// In the program's own block: a look at it costs no call.
[[gnu::tls_model("initial-exec")]] thread_local context_scope* innermost = nullptr;

std::atomic<context_scope*> of_environment{nullptr};

context_scope* in_force() {
  return innermost != nullptr ? innermost : of_environment.load(std::memory_order_relaxed);
}

using detail::registry_state;

template <class Items, class Member>
bool contains(const Items& items, const std::string& name, Member member) {
  return std::ranges::find(items, name, member) != items.end();
}

/// Refuses a name that no backend has, and one whose backend was rejected where it is wanted.
[[noreturn]] void refuse_name(const registry_state& all, const std::string& asker,
                              const std::string& backend) {
  std::vector<std::string> known;
  for (const kordon_backend* b : all.backends) known.emplace_back(b->name);
  for (const detail::found_manifest& b : all.blocked) known.push_back(b.name);
  for (const rejection& r : all.left_out)
    if (r.backend == backend && r.operation.empty())
      refuse(refusal_code::backend_rejected, asker, "",
             fmt::format("'{}' was rejected: {}", backend, r.reason));
  std::ranges::sort(known);
  refuse(refusal_code::option_invalid, asker, "",
         fmt::format("'{}' is no backend; there are {}. Fix: did you mean '{}'?", backend,
                     fmt::join(known, ", "), closest_name(backend, known)));
}

/// The indices of the backends of these names. Those that the environment blocks have none; those
/// that were rejected can be blocked, but not wished for.
std::vector<int> indices_of(const registry_state& all, const std::string& asker,
                            const std::vector<std::string>& names, bool are_wishes) {
  std::vector<int> indices;
  for (const std::string& name : names) {
    const auto found = std::ranges::find(
        all.backends, name, [](const kordon_backend* b) { return std::string(b->name); });
    if (found != all.backends.end())
      indices.push_back(static_cast<int>(found - all.backends.begin()));
    else if (!contains(all.blocked, name, &detail::found_manifest::name) &&
             (are_wishes || !contains(all.left_out, name, &rejection::backend)))
      refuse_name(all, asker, name);
  }
  return indices;
}

int index_with_options(const registry_state& all, const std::string& backend) {
  const std::vector<int> index = indices_of(all, "context_scope", {backend}, true);
  if (index.empty())
    refuse(refusal_code::backend_rejected, "context_scope", "",
           fmt::format("options are set for '{}', which KORDON_BLOCK keeps out. Fix: leave them "
                       "out, or it out of KORDON_BLOCK",
                       backend));
  return index[0];
}

std::uint64_t set_of(const std::vector<int>& indices) {
  std::uint64_t set = 0;
  for (int i : indices) set |= std::uint64_t(1) << i;
  return set;
}

using values_by_backend = decltype(detail::context_in_force::options);

/// Where the options of the backend are; put there at their defaults if they were not yet.
std::vector<kordon_option>& values_of(values_by_backend& all, int backend,
                                      std::span<const kordon_option> defaults) {
  const auto found = std::ranges::find(all, backend, &values_by_backend::value_type::first);
  if (found != all.end()) return found->second;
  return all.emplace_back(backend, std::vector(defaults.begin(), defaults.end())).second;
}

}  // namespace

void detail::context_in_force::prefer_first(std::vector<int> backends) {
  backends.insert(backends.end(), preferred.begin(), preferred.end());
  preferred = std::move(backends);
}

void detail::context_in_force::note_options() {
  has_options = 0;
  for (const auto& [backend, values] : options)
    if (std::ranges::any_of(values, [](const kordon_option& o) { return o.is_default == 0; }))
      has_options |= std::uint64_t(1) << backend;
}

context_scope::context_scope(const context& c, context_scope* outer, const registry_state& all,
                             bool is_of_environment)
    : outer_(outer), depth_(0) {
  if (outer != nullptr) {
    all_ = outer->all_;
    depth_ = outer->depth_;
  }
  const auto indices = [&](const char* variable, const auto& names, bool are_wishes) {
    return indices_of(all, is_of_environment ? variable : "context_scope", names, are_wishes);
  };
  if (!c.only.empty()) all_.admitted &= set_of(indices("KORDON_ONLY", c.only, true));
  all_.admitted &= ~set_of(indices("KORDON_BLOCK", c.block, false));
  all_.prefer_first(indices("KORDON_PREFER", c.prefer, true));
  for (const backend_options& set : c.options) {
    const int backend = index_with_options(all, set.backend);
    const auto& declared = all.options[static_cast<std::size_t>(backend)];
    detail::set_options(declared, set, values_of(all_.options, backend, declared.defaults()));
  }
  all_.note_options();
}

context_scope::context_scope(const captured_context& given) : context_scope(context{}) {
  all_.admitted &= given.all_.admitted;
  all_.prefer_first(given.all_.preferred);
  for (const auto& [backend, values] : given.all_.options)
    values_of(all_.options, backend, {}) = values;
  all_.note_options();
  depth_ = std::max(depth_, given.depth_);
}

captured_context::captured_context() {
  if (innermost == nullptr) return;
  all_ = innermost->all_;
  depth_ = innermost->depth_;
  // What the environment prefers stays below all scopes of the thread that this is given to.
  if (const context_scope* below = of_environment.load(std::memory_order_relaxed))
    all_.preferred.resize(all_.preferred.size() - below->preferred().size());
}

// The registry first: freezing it puts the environment's context in force.
context_scope::context_scope(const context& c)
    : context_scope(c, (detail::frozen_registry(), in_force()), detail::frozen_registry(), false) {
  innermost = this;
}

context_scope::~context_scope() {
  detail::unlink(innermost, this, &context_scope::outer_);
}

std::span<const kordon_option> context_scope::options_of(int backend) const {
  const auto found =
      std::ranges::find(all_.options, backend, &values_by_backend::value_type::first);
  return found == all_.options.end() ? std::span<const kordon_option>() : found->second;
}

const context_scope* context_scope::current() {
  return in_force();
}

bool detail::environment_admits(int backend) {
  const context_scope* below = of_environment.load(std::memory_order_relaxed);
  return below == nullptr || below->admits(backend);
}

void detail::restore_context(const context_scope* scope) {
  innermost = const_cast<context_scope*>(scope);  // as it was when current() showed it
}

void detail::set_context_of_environment(const registry_state& all, const context& c) {
  if (c.prefer.empty() && c.only.empty() && c.block.empty()) return;
  of_environment.store(new context_scope(c, nullptr, all, true), std::memory_order_release);
}

}  // namespace kordon::v0
