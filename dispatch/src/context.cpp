// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <kordon/dispatch/context.hpp>
#include <kordon/memory/refusal.hpp>

#include "registry_state.hpp"

namespace kordon::inline v0 {
namespace {

// In the program's own block: a look at it costs no call.
[[gnu::tls_model("initial-exec")]] thread_local const context_scope* innermost = nullptr;

int index_of(const std::string& backend) {
  const auto& all = detail::frozen_registry().backends;
  const auto found =
      std::ranges::find(all, backend, [](const kordon_backend* b) { return std::string(b->name); });
  if (found != all.end()) return static_cast<int>(found - all.begin());
  std::vector<std::string> known;
  for (const kordon_backend* b : all) known.emplace_back(b->name);
  refuse(refusal_code::option_invalid, "context_scope", "",
         fmt::format("'{}' is no backend; there are {}. Fix: did you mean '{}'?", backend,
                     fmt::join(known, ", "), closest_name(backend, known)));
}

std::uint64_t set_of(const std::vector<std::string>& names) {
  std::uint64_t set = 0;
  for (const std::string& name : names) set |= std::uint64_t(1) << index_of(name);
  return set;
}

using values_by_backend = std::vector<std::pair<int, std::vector<kordon_option>>>;

/// Where the options of the backend are; put there at their defaults if they were not yet.
std::vector<kordon_option>& values_of(values_by_backend& all, int backend,
                                      const detail::declared_options& declared) {
  const auto found = std::ranges::find(all, backend, &values_by_backend::value_type::first);
  if (found != all.end()) return found->second;
  const auto defaults = declared.defaults();
  return all.emplace_back(backend, std::vector(defaults.begin(), defaults.end())).second;
}

}  // namespace

context_scope::context_scope(const context& c)
    : outer_(innermost),
      admitted_(outer_ != nullptr ? outer_->admitted_ : ~std::uint64_t(0)),
      has_options_(0),
      depth_(outer_ != nullptr ? outer_->depth_ : 0) {
  if (!c.only.empty()) admitted_ &= set_of(c.only);
  admitted_ &= ~set_of(c.block);
  for (const std::string& name : c.prefer) preferred_.push_back(index_of(name));
  if (outer_ != nullptr)
    preferred_.insert(preferred_.end(), outer_->preferred_.begin(), outer_->preferred_.end());
  if (outer_ != nullptr) options_ = outer_->options_;
  for (const backend_options& set : c.options) {
    const int backend = index_of(set.backend);
    const auto& declared = detail::frozen_registry().options[static_cast<std::size_t>(backend)];
    detail::set_options(declared, set, values_of(options_, backend, declared));
  }
  for (const auto& [backend, values] : options_)
    if (std::ranges::any_of(values, [](const kordon_option& o) { return o.is_default == 0; }))
      has_options_ |= std::uint64_t(1) << backend;
  innermost = this;
}

context_scope::~context_scope() {
  innermost = outer_;
}

std::span<const kordon_option> context_scope::options_of(int backend) const {
  const auto found = std::ranges::find(options_, backend, &values_by_backend::value_type::first);
  return found == options_.end() ? std::span<const kordon_option>() : found->second;
}

const context_scope* context_scope::current() {
  return innermost;
}

}  // namespace kordon::v0
