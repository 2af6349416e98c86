// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/place.hpp>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "backend_facts.hpp"
#include "declared_options.hpp"
#include "discovery.hpp"

namespace kordon::inline v0::detail {

class plugin;

/// An implementation as the choice needs it: its row, with the option claims resolved to bits.
struct implementation {
  const kordon_implementation* row = nullptr;
  std::uint32_t dtypes = 0, ranks = 0, layouts = 0;  // of the row: what every call asks
  // Bit i: option i, whatever its value; by some values, which `choices` has.
  std::uint32_t honoured = 0, partly_honoured = 0;
  plugin* lazy = nullptr;  // where its code comes from; null: it is there
  const kordon_backend* backend = nullptr;
  std::uint32_t operation_version = 1;  // the older of its own and the registered one
  int options_known = 0;                // how many options that version has
  int backend_index = 0;                // in the order of names
  int position = 0;                     // of the row in the description of the plug-in
  // What is called, with its functions; null until a call first needs the plug-in.
  mutable const kordon_implementation* code = nullptr;
  std::array<std::uint64_t, KORDON_MAX_OPTIONS> choices{};  // of each option honoured
  std::span<const kordon_option> backend_options{};         // of its backend, at their defaults

  const kordon_implementation* code_if_loaded() const {
    return std::atomic_ref(code).load(std::memory_order_acquire);
  }
  /// Loads it where that is still to do; null when the plug-in is rejected.
  const kordon_implementation* load_code() const;
};

/// One operation with its implementations, by exec kind, in the order of choice.
struct operation_entry {
  const operation_description* description;
  std::array<std::vector<implementation>, exec_kind_count> by_exec;
};

/// The frozen registry.
struct registry_state {
  std::vector<std::shared_ptr<const backend_record>> records;  // by name
  std::vector<const kordon_backend*>
      backends;                           // the same; at most 64, so that a set of them is one word
  std::vector<declared_options> options;  // of each of them
  std::map<std::string, operation_entry, std::less<>> operations;
  std::unordered_map<std::string_view, const operation_entry*> by_name;  // the same, for calls
  std::vector<std::shared_ptr<plugin>> plugins;  // of manifests that were taken
  std::vector<found_manifest> blocked;           // by KORDON_BLOCK: not even read
  std::vector<rejection> left_out;               // what nobody was told of by an exception
};

/// Fills and freezes the registry at the first use.
const registry_state& frozen_registry();

/// Puts what the environment asks for below every context_scope.
/// \throws option_invalid as context_scope does
void set_context_of_environment(const registry_state& all, const context& c);

/// Written by CMake from the configured backends and operations: calls each registration function
/// once.
void register_configured();

}  // namespace kordon::v0::detail
