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
#include <vector>

#include "backend_facts.hpp"
#include "declared_options.hpp"

namespace kordon::inline v0::detail {

/// An implementation as the choice needs it: its row, with the option claims resolved to bits.
struct implementation {
  const kordon_implementation* row;
  const kordon_backend* backend;
  int backend_index;                // in the order of names
  std::uint32_t operation_version;  // the older of its own and the registered one
  int options_known;                // how many options that version has
  std::array<std::uint64_t, KORDON_MAX_OPTIONS>
      choices{};                                     // of each option honoured; 0: not honoured
  std::span<const kordon_option> backend_options{};  // of its backend, at their defaults
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
  std::vector<rejection> left_out;  // what nobody was told of by an exception
};

/// Fills and freezes the registry at the first use.
const registry_state& frozen_registry();

/// What the registry left out without an exception that said so, now: loading a plug-in can add to
/// it.
std::vector<rejection> left_out();

/// Written by CMake from the configured backends and operations: calls each registration function
/// once.
void register_configured();

}  // namespace kordon::v0::detail
