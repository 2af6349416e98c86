// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "tunable.hpp"

#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/testing/before_tests.hpp>

namespace kordon::inline v0::testing {
namespace {

struct does_nothing {
  static void run(const exec_type&, const kordon_call&, scratch&) {}
};
struct takes_note {
  static void run(const exec_type&, const kordon_call& call, scratch&) {
    tuned_with = backend_options_of<tunable_options>(call);
    ++tuned_calls;
  }
};
struct calls_parts {
  static void run(const exec_type& exec, const kordon_call& call, scratch&) {
    tuned_op(exec, array_of(call, 0), array_of(call, 1));
    untuned_op(exec, array_of(call, 0), array_of(call, 1));
  }
};

template <class Implementation, class Op>
void add(implementation_rows& rows, const Op&, std::int32_t preference = 0,
         std::uint32_t flags = 0) {
  kordon_implementation facts = takes_everything<Op>();
  facts.preference = preference;
  facts.flags = flags;
  add_row<Op, exec_type, float, Implementation>(rows, facts);
}

void register_plain() {
  static const backend_description plain({.name = "plain", .version = "1.0"},
                                         [](implementation_rows& rows) {
                                           add<does_nothing>(rows, tuned_op);
                                           add<does_nothing>(rows, untuned_op);
                                           add<calls_parts>(rows, parts_op, 0, KORDON_COMPOSITE);
                                         });
  register_backend(plain.c());
}

void register_tunable() {
  static const backend_description backend(
      {.name = "tunable", .version = "1.0"},
      [](implementation_rows& rows) { add<takes_note>(rows, tuned_op, -1); }, tunable_options());
  register_backend(backend.c());
}

/// As compiled with interface 0.1: its structures end earlier, and what stands behind them is not
/// for reading.
void register_dated() {
  static implementation_rows rows;
  add<does_nothing>(rows, tuned_op, -2);
  rows[0].struct_size = offsetof(kordon_implementation, claim_size);
  static const kordon_backend dated = [] {
    kordon_backend b{};
    b.struct_size = offsetof(kordon_backend, kokkos_version);
    b.interface_minor = 1;
    b.name = "dated";
    b.version = "1.0";
    b.implementations = rows.data();
    b.implementation_count = 1;
    b.options = reinterpret_cast<const kordon_backend_option*>(&rows);
    b.option_count = 1;
    b.option_size = 8;
    return b;
  }();
  register_backend(dated);
}

const bool prepared = before_tests([] {
  register_operation(tuned_op.description);
  register_operation(untuned_op.description);
  register_operation(parts_op.description);
  register_dated();
  register_tunable();
  register_plain();
});

}  // namespace
}  // namespace kordon::v0::testing
