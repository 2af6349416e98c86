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

}  // namespace

context_scope::context_scope(const context& c)
    : outer_(innermost), admitted_(outer_ != nullptr ? outer_->admitted_ : ~std::uint64_t(0)) {
  if (!c.only.empty()) admitted_ &= set_of(c.only);
  admitted_ &= ~set_of(c.block);
  for (const std::string& name : c.prefer) preferred_.push_back(index_of(name));
  if (outer_ != nullptr)
    preferred_.insert(preferred_.end(), outer_->preferred_.begin(), outer_->preferred_.end());
  innermost = this;
}

context_scope::~context_scope() {
  innermost = outer_;
}

const context_scope* context_scope::current() {
  return innermost;
}

}  // namespace kordon::v0
