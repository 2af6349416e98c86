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

/// The operation `no_op` alone in its registry, and one more of it among many.
enum class where { alone, crowded };

template <where Where>
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
      .name = Where == where::alone ? "perf.no_op" : "perf.no_op_crowded",
      .arrays = arrays,
      .options = parameters,
      .default_options = &defaults};

  template <class Exec, readable_from<Exec> In, writable_from<Exec> Out>
  void operator()(const Exec& e, const In& in, const Out& out, const options& o = {}) const {
    call(*this, e, o, in, out);
  }
};
constexpr no_op_fn<where::alone> no_op{};
constexpr no_op_fn<where::crowded> crowded_no_op{};

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
    call_erased(no_op.description, exec_ref(e), arrays, {&amount, 1});
  });
}

/// Among 4 backends with 500 implementations; 3 come before the one that runs and do not take the
/// call.
void crowded(benchmark::State& state) {
  const image_arrays a;
  time_dispatch(state, [&](const exec& e) { crowded_no_op(e, a.in, a.out, {.amount = 2.0}); });
}

KORDON_PERF_CASE(typed, "dispatch.no_op/typed");
KORDON_PERF_CASE(crowded, "dispatch.no_op/500_implementations");
KORDON_PERF_CASE(erased, "dispatch.no_op/erased");
KORDON_PERF_CASE(by_description, "dispatch.no_op/by_description");

constexpr int crowd = 125;

/// Operations that nobody calls, for the crowded one to be among.
const std::vector<operation_description>& others() {
  static std::vector<std::string> names;
  static const std::vector<operation_description> all = [] {
    std::vector<operation_description> descriptions(crowd - 1, crowded_no_op.description);
    for (int i = 1; i < crowd; ++i) names.push_back("perf.other_" + std::to_string(i));
    for (std::size_t i = 0; i < names.size(); ++i) descriptions[i].name = names[i];
    return descriptions;
  }();
  return all;
}

/// The rows of one of the four: all but the last are asked first, and do not take rank 2, the
/// layout, or the option.
template <int Who>
void add_crowd(implementation_rows& rows) {
  using op = no_op_fn<where::crowded>;
  auto facts = takes_everything<op>();
  facts.preference = 3 - Who;
  if (Who == 0) facts.ranks = 1u << 3;
  if (Who == 1) facts.layouts = KORDON_LAYOUT_LEFT;
  if (Who == 2) facts.option_count = 0;
  for (int i = 0; i < crowd; ++i) add_row<op, exec, float, nothing>(rows, facts);
  for (int i = 1; i < crowd; ++i)
    rows[static_cast<std::size_t>(i)].operation =
        others()[static_cast<std::size_t>(i - 1)].name.data();
}

}  // namespace

void register_no_op() {
  static const built_in_backend backend("perf", [](implementation_rows& rows) {
    using op = no_op_fn<where::alone>;
    add_row<op, exec, float, nothing>(rows, takes_everything<op>());
  });
  static const built_in_backend first("perf-1", add_crowd<0>), second("perf-2", add_crowd<1>),
      third("perf-3", add_crowd<2>), fourth("perf-4", add_crowd<3>);
  register_operation(no_op.description);
  register_operation(crowded_no_op.description);
  for (const operation_description& d : others()) register_operation(d);
  for (const built_in_backend* b : {&backend, &first, &second, &third, &fourth})
    register_backend(b->description());
}

}  // namespace kordon::perf
