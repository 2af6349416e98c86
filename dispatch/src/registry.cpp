// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/dispatch/registry.hpp>

#include <fmt/format.h>
#include <algorithm>
#include <kordon/dispatch/backend_options.hpp>
#include <kordon/dispatch/plugins.hpp>
#include <kordon/memory/refusal.hpp>
#include <mutex>

#include "backend_reader.hpp"
#include "host_facts.hpp"
#include "plugin.hpp"
#include "registry_builder.hpp"

namespace kordon::inline v0 {
namespace {

using detail::operation_entry;
using detail::registry_state;
using detail::unacceptable;

/// What has been registered so far; turned into a registry_state once.
class registration {
 public:
  void add(const operation_description& d) {
    const std::lock_guard lock(mutex_);
    try {
      detail::registry_builder::check(d);
      if (frozen_)
        throw unacceptable(
            "the registry is frozen since the first call. Fix: register operations at the start of "
            "the program");
      builder_.add(d);
    } catch (const unacceptable& why) {
      refuse(refusal_code::backend_rejected, d.name, "", why.what());
    }
  }

  /// Adds the backend that `describe` returns, or refuses it by `name`.
  template <class Describe>
  void add_backend(const std::string& name, const std::string& file, const Describe& describe) {
    try {
      auto facts = std::make_shared<const detail::backend_facts>(describe());
      detail::check_kokkos(*facts, detail::host_facts());
      const std::lock_guard lock(mutex_);
      if (frozen_)
        throw unacceptable(
            "the registry is frozen since the first call. Fix: register backends at the start of "
            "the program");
      builder_.add(std::move(facts));
    } catch (const unacceptable& why) {
      {
        const std::lock_guard lock(mutex_);
        rejected_.push_back({name, "", "", file, why.what()});
      }
      refuse(refusal_code::backend_rejected, name, "", why.what());
    }
  }

  void add(const kordon_backend& b) {
    add_backend(detail::name_of(b), "", [&] { return detail::read_backend(b); });
  }

  registry_state freeze() {
    const std::lock_guard lock(mutex_);
    frozen_ = true;
    const context wishes = detail::context_of_environment();
    detail::discovered found = detail::discover(wishes.block);
    // Into a copy: where the environment is refused, the next call tries again.
    detail::registry_builder all = builder_;
    for (const auto& p : found.plugins) {
      const detail::backend_facts& said = p->said().facts;
      try {
        all.add({p, &said}, p);
      } catch (const unacceptable& why) {
        found.rejected.push_back({said.name, said.version, "", p->file().string(), why.what()});
      }
    }
    registry_state state = all.build();
    state.blocked = std::move(found.blocked);
    std::ranges::move(found.rejected, std::back_inserter(state.left_out));
    detail::set_context_of_environment(state, wishes);
    return state;
  }

  std::vector<rejection> rejected() const {
    const std::lock_guard lock(mutex_);
    return rejected_;
  }

 private:
  mutable std::mutex mutex_;
  bool frozen_ = false;
  detail::registry_builder builder_;
  std::vector<rejection> rejected_;
};

/// The configured backends are in before anyone else's, so that a name they have is refused to
/// others.
registration& the_registration() {
  static registration r;
  return r;
}

void ensure_configured() {
  static std::once_flag once;
  std::call_once(once, detail::register_configured);
}

}  // namespace

namespace detail {

void add_configured(const operation_description& d) {
  the_registration().add(d);
}
void add_configured(const kordon_backend& b) {
  the_registration().add(b);
}

const registry_state& frozen_registry() {
  static const registry_state state = [] {
    ensure_configured();
    return the_registration().freeze();
  }();
  return state;
}

const kordon_implementation* implementation::load_code() const {
  const kordon_implementation* loaded = lazy->code(position);
  if (loaded != nullptr) std::atomic_ref(code).store(loaded, std::memory_order_release);
  return loaded;
}

const operation_entry& entry_for(const operation_description& description) {
  const registry_state& state = frozen_registry();
  const auto found = state.by_name.find(description.name);
  if (found == state.by_name.end())
    refuse(refusal_code::no_implementation, description.name, "",
           "the operation is not registered. Fix: kordon::register_operation(...) at the start of "
           "the program");
  if (found->second->description->version < description.version)
    refuse(
        refusal_code::version_mismatch, description.name, "",
        fmt::format(
            "the program asks for version {} and the library has {}. Fix: run with a newer Kordon",
            description.version, found->second->description->version));
  return *found->second;
}

}  // namespace detail

void register_backend(const kordon_backend& backend) {
  ensure_configured();
  the_registration().add(backend);
}

void register_plugin(const char* name, kordon_entry_fn entry) {
  ensure_configured();
  the_registration().add_backend(name, "", [&] { return detail::ask(entry); });
}

void load_plugin(const std::string& library) {
  ensure_configured();
  the_registration().add_backend(std::filesystem::path(library).filename().string(), library,
                                 [&] { return detail::load_library(library); });
}

std::vector<plugin_facts> plugins() {
  std::vector<plugin_facts> all;
  const registry_state& state = detail::frozen_registry();
  using enum plugin_facts::state;
  for (const detail::found_manifest& b : state.blocked)
    all.push_back({b.name, "", b.file.string(), "", blocked, "it is kept out by KORDON_BLOCK"});
  for (const rejection& r : state.left_out)
    if (r.operation.empty() && !r.file.empty())
      all.push_back({r.backend, r.version, r.file, "", rejected, r.reason});
  for (const auto& p : state.plugins) {
    const auto now = p->now();
    const bool is_rejected = now == detail::plugin::state::rejected;
    all.push_back({p->said().facts.name, p->said().facts.version, p->file().string(),
                   p->said().library.string(),
                   is_rejected                            ? rejected
                   : now == detail::plugin::state::loaded ? loaded
                                                          : not_loaded,
                   is_rejected ? p->reason() : ""});
  }
  std::ranges::sort(all, {}, [](const plugin_facts& p) { return std::tie(p.name, p.manifest); });
  return all;
}

manifest_file manifest_of(const std::string& library) {
  const std::filesystem::path path(library);
  try {
    detail::backend_facts facts = detail::load_library(std::filesystem::absolute(path));
    const std::string name = facts.name + detail::manifest_suffix;
    return {name, detail::to_toml({std::move(facts), path, detail::mark_of(path)})};
  } catch (const unacceptable& why) {
    refuse(refusal_code::backend_rejected, path.filename().string(), "", why.what());
  }
}

void register_operation(const operation_description& description) {
  ensure_configured();
  the_registration().add(description);
}

std::vector<const operation_description*> operations() {
  std::vector<const operation_description*> all;
  for (const auto& [name, entry] : detail::frozen_registry().operations)
    all.push_back(entry.description);
  return all;
}

const operation_description* find_operation(std::string_view name) {
  const auto& all = detail::frozen_registry().operations;
  const auto found = all.find(name);
  return found == all.end() ? nullptr : found->second.description;
}

std::vector<const kordon_backend*> backends() {
  return detail::frozen_registry().backends;
}

std::vector<rejection> rejected_backends() {
  const registry_state& state = detail::frozen_registry();
  std::vector<rejection> all = state.left_out;
  for (const auto& p : state.plugins)
    if (p->now() == detail::plugin::state::rejected)
      all.push_back(
          {p->said().facts.name, p->said().facts.version, "", p->file().string(), p->reason()});
  std::ranges::move(the_registration().rejected(), std::back_inserter(all));
  std::ranges::stable_sort(all, {}, &rejection::backend);
  return all;
}

std::span<const backend_option> options_of_backend(std::string_view name) {
  const detail::registry_state& state = detail::frozen_registry();
  for (std::size_t i = 0; i < state.backends.size(); ++i)
    if (state.backends[i]->name == name) return state.options[i].options();
  return {};
}

std::string closest_name(std::string_view name, std::span<const std::string> known) {
  // Nobody who writes a part of a name means one without it, however close.
  const bool is_a_part = std::ranges::any_of(
      known, [&](const std::string& k) { return k.find(name) != std::string::npos; });
  std::string best;
  std::size_t best_distance = std::string::npos;
  for (const std::string& candidate : known) {
    if (is_a_part && candidate.find(name) == std::string::npos) continue;
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j <= candidate.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= name.size(); ++i) {
      std::size_t diagonal = row[0];
      row[0] = i;
      for (std::size_t j = 1; j <= candidate.size(); ++j) {
        const std::size_t substitute = diagonal + (name[i - 1] == candidate[j - 1] ? 0 : 1);
        diagonal = row[j];
        row[j] = std::min({substitute, row[j] + 1, row[j - 1] + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

}  // namespace kordon::v0
