// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "plugin.hpp"

#include <fmt/format.h>
#include <mutex>
#include <utility>

#include "backend_reader.hpp"

namespace kordon::inline v0::detail {
namespace {

/// One for all: a plug-in's constructors can call what another one serves.
std::recursive_mutex& loading() {
  static std::recursive_mutex mutex;
  return mutex;
}

}  // namespace

thread_local bool plugin::is_loading_here = false;

const kordon_implementation* plugin::code(int position) {
  if (now() != state::loaded) {
    const std::lock_guard lock(loading());
    if (now() == state::unloaded) load();
  }
  return now() == state::loaded ? &code_->c().implementations[position] : nullptr;
}

void plugin::load() {
  const bool was_loading_here = std::exchange(is_loading_here, true);
  state_.store(state::loading, std::memory_order_release);
  state outcome = state::rejected;
  try {
    if (mark_of(said_.library) != said_.mark)
      throw unacceptable(fmt::format(
          "{} is not the library that its manifest was written for. Fix: kordon manifest {}",
          said_.library.string(), said_.library.string()));
    backend_facts facts = load_library(said_.library);
    if (const std::string how = difference(facts, said_.facts); !how.empty())
      throw unacceptable(fmt::format("{}. Fix: kordon manifest {}", how, said_.library.string()));
    code_ = std::make_unique<const backend_record>(std::move(facts));
    outcome = state::loaded;
  } catch (const std::exception& why) {
    reason_ = why.what();
  }
  is_loading_here = was_loading_here;
  state_.store(outcome, std::memory_order_release);
}

}  // namespace kordon::v0::detail
