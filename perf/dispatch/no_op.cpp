// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "no_op.hpp"

#include <kordon/dispatch/built_in.hpp>
#include <kordon/dispatch/call.hpp>
#include <kordon/dispatch/option.hpp>
#include <kordon/dispatch/registry.hpp>

#include "../support/bench.hpp"
#include "time_dispatch.hpp"

/// What a call costs before its kernel starts: an operation of two arrays and an option that does nothing.
namespace kordon::perf {
namespace {

struct no_op_options {
  double amount = 1.0;
};

struct no_op_fn {
  using options = no_op_options;
  static constexpr std::array<array_parameter, 2> arrays = {{
      {.name = "in", .types = {dtype::float32}, .has_key_type = true, .shape = "..."},
      {.name = "out",
       .direction = role::out,
       .types = {dtype::float32},
       .has_key_type = true,
       .shape = "..."},
  }};
  static constexpr std::array<option_parameter, 1> parameters = {
      option<&options::amount>({.name = "amount", .minimum = 0}),
  };
  static constexpr options defaults{};
  static constexpr operation_description description = {
      .name = "perf.no_op", .arrays = arrays, .options = parameters, .default_options = &defaults};

  template <class Exec, readable_from<Exec> In, writable_from<Exec> Out>
  void operator()(const Exec& e, const In& in, const Out& out, const options& o = {}) const {
    call(*this, e, o, in, out);
  }
};
constexpr no_op_fn no_op{};

struct nothing {
  static void run(const exec&, const kordon_call&, scratch&) {}
};

struct image_arrays {
  view<float**> in{"in", 64, 64}, out{"out", 64, 64};
};

void typed(benchmark::State& state) {
  const image_arrays a;
  time_dispatch(state, [&](const exec& e) { no_op(e, a.in, a.out, {.amount = 2.0}); });
}

void erased(benchmark::State& state) {
  const image_arrays a;
  const array_ref in(a.in), out(a.out);
  time_dispatch(state, [&](const exec& e) { no_op(e, in, out, {.amount = 2.0}); });
}

/// What the command line and bindings do: known by description only.
void by_description(benchmark::State& state) {
  const image_arrays a;
  const array_ref arrays[] = {array_ref(a.in), array_ref(a.out)};
  kordon_option amount{
      .id = 0, .kind = KORDON_OPTION_REAL, .count = 1, .is_default = 0, .value = {.real = 2.0}};
  time_dispatch(state, [&](const exec& e) {
    call_erased(no_op_fn::description, exec_ref(e), arrays, {&amount, 1});
  });
}

KORDON_PERF_CASE(typed, "dispatch.no_op/typed");
KORDON_PERF_CASE(erased, "dispatch.no_op/erased");
KORDON_PERF_CASE(by_description, "dispatch.no_op/by_description");

}  // namespace

void register_no_op() {
  static const built_in_backend backend("perf", [](implementation_rows& rows) {
    add_row<no_op_fn, exec, float, nothing>(rows, takes_everything<no_op_fn>());
  });
  register_operation(no_op_fn::description);
  register_backend(backend.description());
}

}  // namespace kordon::perf
