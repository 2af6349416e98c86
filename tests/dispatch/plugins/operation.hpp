// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/dispatch/registry.hpp>

/// An operation that the plug-ins of these tests implement, in its second version: the first had
/// the first option only.
namespace kordon::inline v0::testing {

using exec_type = Kokkos::DefaultHostExecutionSpace;

struct plugin_options {
  double amount = 1.0;
  double extra = 0.0;
};

struct plugin_fn {
  using options = plugin_options;
  static constexpr std::array<array_parameter, 2> arrays = {{
      {.name = "in", .types = {dtype::float32}, .has_key_type = true, .shape = "..."},
      {.name = "out",
       .direction = role::out,
       .types = {dtype::float32},
       .has_key_type = true,
       .shape = "..."},
  }};
  static constexpr std::array<option_parameter, 2> parameters = {
      option<&options::amount>({.name = "amount"}),
      option<&options::extra>({.name = "extra", .since = 2}),
  };
  static constexpr options defaults{};
  static constexpr operation_description description = {.name = "test.plugin",
                                                        .version = 2,
                                                        .doc = "Writes a one",
                                                        .arrays = arrays,
                                                        .options = parameters,
                                                        .default_options = &defaults};

  template <class Exec, readable_from<Exec> In, writable_from<Exec> Out>
  void operator()(const Exec& exec, const In& in, const Out& out, const options& o = {}) const {
    call(*this, exec, o, in, out);
  }
};
inline constexpr plugin_fn plugin_op{};

struct plain {
  static void run(const exec_type&, const kordon_call& call, scratch&) {
    *static_cast<float*>(call.arrays[1].data) = 1.0f;
  }
};

/// Adds the operation, and a backend "plain" of the program's own that takes every call of it.
inline void register_plugin_op() {
  static const backend_description backend(
      {.name = "plain", .version = "1.0"}, [](implementation_rows& rows) {
        add_row<plugin_fn, exec_type, float, plain>(rows, takes_everything<plugin_fn>());
      });
  register_operation(plugin_fn::description);
  register_backend(backend.c());
}

}  // namespace kordon::v0::testing
