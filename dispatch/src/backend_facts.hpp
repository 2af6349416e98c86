// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <cstdint>
#include <string>
#include <vector>

namespace kordon::inline v0::detail {

struct claim_facts {
  std::string name;
  std::uint64_t choices;

  friend bool operator==(const claim_facts&, const claim_facts&) = default;
};

/// An option that the backend alone has.
struct option_facts {
  std::string name, doc;
  std::vector<std::string> choices;
  std::int32_t kind;
  double minimum, maximum, default_value;

  friend bool operator==(const option_facts&, const option_facts&) = default;
};

/// A row of a backend, in our own memory; `run` is null where it is known from a manifest only.
struct row_facts {
  std::string operation;
  std::uint32_t operation_version = 0;
  std::int32_t exec_kind = 0;
  std::uint32_t dtypes = 0, ranks = 0, layouts = 0;
  std::vector<claim_facts> options{};
  std::uint32_t flags = 0;
  std::int32_t preference = 0, error_bound = -1;
  kordon_run_fn run = nullptr;
  kordon_scratch_fn scratch = nullptr;
  int position = 0;  // among the rows of the description, of which not all may be kept
};

/// What a backend says of itself, in our own memory, whichever version of the interface said it.
struct backend_facts {
  std::string name, version, build, report;
  std::uint16_t interface_minor = 0;
  std::uint32_t kokkos_version = 0, exec_kinds = 0;
  std::vector<option_facts> options{};
  std::vector<row_facts> rows{};
};

/// Gives the rows their positions, and their claims an order, so that descriptions can be compared.
void settle(backend_facts& facts);

/// The same in the form of today's interface, for all that comes after: the other form's pointers
/// point into the facts.
class backend_record {
 public:
  explicit backend_record(backend_facts facts);
  backend_record(const backend_record&) = delete;
  backend_record& operator=(const backend_record&) = delete;

  const backend_facts& facts() const { return facts_; }
  const kordon_backend& c() const { return description_; }

 private:
  backend_facts facts_;
  std::vector<std::vector<kordon_option_claim>> claims_;
  std::vector<kordon_implementation> rows_;
  std::vector<std::vector<const char*>> choices_;
  std::vector<kordon_backend_option> options_;
  kordon_backend description_;
};

}  // namespace kordon::v0::detail
