// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "probe.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/implementation.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/testing/before_tests.hpp>
#include <kordon/testing/refused.hpp>
#include <list>
#include <random>

namespace kordon::inline v0::testing {
namespace {

constexpr std::uint32_t f32 = dtype_set{dtype::float32}.bits();
constexpr std::uint32_t f64 = dtype_set{dtype::float64}.bits();

int do_nothing(const kordon_call*) {
  return 0;
}

int remember_options(const kordon_call* call) {
  options_received = options_of<probe_fn<"test.options">>(*call);
  return 0;
}

int fail_plainly(const kordon_call* call) {
  return detail::report(call->error, 0, "the cable is loose");
}

int fail_as_refusal(const kordon_call* call) {
  return detail::report(call->error, static_cast<int>(refusal_code::precision_unmet),
                        "float32 is not enough. Fix: call it with float64 arrays");
}

/// Its text pretends to be two lines.
int forge(const kordon_call* call) {
  return detail::report(call->error, 0, "loose\nKRD001 \x1b[31mforged: line");
}

/// Its text ends nowhere.
int babble(const kordon_call* call) {
  std::ranges::fill(call->error->text, '!');
  return 1;
}

int leave_a_context(const kordon_call*) {
  static const auto* const kept = new context_scope({.block = {"general"}});
  return kept == nullptr ? 1 : 0;
}

std::uint64_t more_than_there_is(const kordon_call*) {
  return std::uint64_t(1) << 60;
}

struct throws {
  static void run(const exec_type&, const kordon_call&, scratch&) {
    throw std::runtime_error("out of wire");
  }
};
struct throws_a_number {
  static void run(const exec_type&, const kordon_call&, scratch&) { throw 42; }
};
struct calls_another {
  static void run(const exec_type& exec, const kordon_call& call, scratch&) {
    choice_op(exec, array_of(call, 0), array_of(call, 1));
  }
};
struct calls_itself {
  static void run(const exec_type& exec, const kordon_call& call, scratch&) {
    errors_op(exec, array_of(call, 0), array_of(call, 1));
  }
};
struct fences {
  static void run(const exec_type& exec, const kordon_call&, scratch&) {
    exec.fence("not my turn");
  }
};
struct allocates {
  static void run(const exec_type&, const kordon_call&, scratch&) {
    Kokkos::View<char*, suite_memory> hoard("hoard", 3);
  }
};
struct copies {
  static void run(const exec_type&, const kordon_call& call, scratch&) {
    using bytes = Kokkos::View<char*, suite_memory, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
    Kokkos::deep_copy(bytes(static_cast<char*>(call.arrays[1].data), 4),
                      bytes(static_cast<char*>(call.arrays[0].data), 4));
  }
};
struct carries {
  static void run(const exec_type&, const kordon_call& call, scratch&) {
    copy(array_of(call, 1), array_of(call, 0));
  }
};
struct sends_away {
  static void run(const exec_type&, const kordon_call& call, scratch&) {
    copy_to(place{space_kind::simulated, 0}, array_of(call, 0));
  }
};
struct fills {
  static void run(const exec_type&, const kordon_call& call, scratch&) {
    using bytes = Kokkos::View<char*, suite_memory, Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
    Kokkos::deep_copy(bytes(static_cast<char*>(call.arrays[1].data), 4), 'x');
  }
};
struct calls_a_mover {
  static void run(const exec_type& exec, const kordon_call& call, scratch&) {
    const context_scope scope({.prefer = {"mover"}});
    naughty_op(exec, array_of(call, 0), array_of(call, 1));
  }
};
struct nothing {
  KOKKOS_FUNCTION void operator()(int) const {}
};
struct launches_unnamed {
  static void run(const exec_type& exec, const kordon_call&, scratch&) {
    Kokkos::parallel_for(Kokkos::RangePolicy<exec_type>(exec, 0, 1), nothing());
  }
};

struct launches_elsewhere {
  static void run(const exec_type&, const kordon_call&, scratch&) {
    Kokkos::parallel_for("kordon::test.naughty::stray", Kokkos::RangePolicy<exec_type>(0, 1),
                         nothing());
  }
};

struct clears_one {
  float* at;
  KOKKOS_FUNCTION void operator()(int) const { at[0] = 0; }
};
struct spoils_its_input {
  static void run(const exec_type& exec, const kordon_call& call, scratch&) {
    Kokkos::parallel_for("kordon::test.naughty::spoil", Kokkos::RangePolicy<exec_type>(exec, 0, 1),
                         clears_one{static_cast<float*>(call.arrays[0].data)});
  }
};

/// What a row says beyond its operation; everything else is taken and honoured.
struct facts {
  std::uint32_t dtypes = f32 | f64;
  std::uint32_t ranks = ~0u;
  std::uint32_t layouts = KORDON_LAYOUT_ANY;
  std::int32_t preference = 0;
  kordon_run_fn run = do_nothing;
  kordon_scratch_fn scratch = nullptr;
};

template <class Op>
kordon_implementation row(const Op&, const facts& f) {
  kordon_implementation r = takes_everything<Op>();
  r.struct_size = sizeof r;
  r.operation = Op::description.name.data();
  r.operation_version = 1;
  r.exec_kind = static_cast<std::int32_t>(exec_traits<exec_type>::kind);
  r.dtypes = f.dtypes;
  r.ranks = f.ranks;
  r.layouts = f.layouts;
  r.preference = f.preference;
  r.run = f.run;
  r.scratch = f.scratch;
  return r;
}

template <class Op>
kordon_implementation row_that_claims(const Op& op, const facts& f,
                                      std::span<const kordon_option_claim> claims) {
  kordon_implementation r = row(op, f);
  r.options = claims.data();
  r.option_count = static_cast<std::int32_t>(claims.size());
  return r;
}

template <class Implementation>
constexpr kordon_run_fn run_of = &detail::run_implementation<Implementation, exec_type>;

/// A backend with its rows; lives as long as the program.
struct owned_backend {
  std::vector<kordon_implementation> rows;
  kordon_backend description;
};

const kordon_backend& backend(const char* name, std::vector<kordon_implementation> rows) {
  static std::list<owned_backend> all;
  owned_backend& b = all.emplace_back();
  b.rows = std::move(rows);
  b.description = {.struct_size = sizeof(kordon_backend),
                   .interface_major = KORDON_INTERFACE_MAJOR,
                   .interface_minor = KORDON_INTERFACE_MINOR,
                   .name = name,
                   .version = "1.0",
                   .build = "the tests",
                   .report = "the tests' makers",
                   .implementations = b.rows.data(),
                   .implementation_count = static_cast<std::int32_t>(b.rows.size()),
                   .reserved = 0,
                   .kokkos_version = 0,
                   .exec_kinds = 0,
                   .options = nullptr,
                   .option_count = 0,
                   .option_size = 0};
  return b.description;
}

std::map<std::string, std::string>& recorded() {
  static std::map<std::string, std::string> texts;
  return texts;
}

void expect_refused(const char* what, const std::function<void()>& f) {
  recorded()[what] = refusal_text(f);
}

void change_and_register(const char* what, void (*change)(owned_backend&)) {
  static std::list<owned_backend> kept;
  owned_backend& b = kept.emplace_back();
  b.rows = {row(choice_op, {})};
  b.description = backend("odd", {});
  b.description.implementation_count = 1;
  change(b);
  b.description.implementations = b.rows.data();
  expect_refused(what, [&] { register_backend(b.description); });
}

void register_the_bad() {
  static const array_parameter array;
  static const operation_description twin = {.name = "test.choice", .arrays = {&array, 1}};
  expect_refused("registration: operation twice", [] { register_operation(twin); });
  expect_refused("registration: name taken",
                 [] { register_backend(backend("kokkos", {row(choice_op, {})})); });
  change_and_register("registration: no name",
                      [](owned_backend& b) { b.description.name = nullptr; });
  change_and_register("registration: empty name",
                      [](owned_backend& b) { b.description.name = ""; });
  change_and_register("registration: too small",
                      [](owned_backend& b) { b.description.struct_size = 8; });
  change_and_register("registration: other major",
                      [](owned_backend& b) { b.description.interface_major = 7; });
  change_and_register("registration: too large for its version",
                      [](owned_backend& b) { b.description.struct_size = 4096; });
  change_and_register("registration: too small for a later version", [](owned_backend& b) {
    b.description.interface_minor = 99;
    b.description.struct_size = 56;
  });
  change_and_register("registration: too many rows",
                      [](owned_backend& b) { b.description.implementation_count = 1 << 30; });
  change_and_register("registration: rows of two sizes", [](owned_backend& b) {
    b.rows.push_back(b.rows[0]);
    b.rows[1].struct_size = 72;
    b.description.implementation_count = 2;
  });
  change_and_register("registration: options without a name", [](owned_backend& b) {
    static const kordon_option_claim nameless = {nullptr, 1};
    b.rows[0].options = &nameless;
  });
  change_and_register("registration: options that cannot be",
                      [](owned_backend& b) { b.rows[0].option_count = -1; });
  change_and_register("registration: another Kokkos", [](owned_backend& b) {
    b.description.kokkos_version = 40700;
    b.description.exec_kinds = 1;
  });
  change_and_register("registration: row without run",
                      [](owned_backend& b) { b.rows[0].run = nullptr; });
  change_and_register("registration: row of no exec",
                      [](owned_backend& b) { b.rows[0].exec_kind = 99; });
  change_and_register("registration: rows meet", [](owned_backend& b) {
    b.rows.push_back(b.rows[0]);
    b.description.implementation_count = 2;
  });
  change_and_register("registration: own option out of its range", [](owned_backend& b) {
    static const kordon_backend_option options[] = {
        {"block", "", nullptr, 0, KORDON_OPTION_INTEGER, 1, 9, 64}};
    b.description.options = options;
    b.description.option_count = 1;
    b.description.option_size = sizeof options[0];
  });
  change_and_register("registration: own options of one name", [](owned_backend& b) {
    static const kordon_backend_option options[] = {
        {"block", "", nullptr, 0, KORDON_OPTION_INTEGER, 1, 9, 6},
        {"block", "", nullptr, 0, KORDON_OPTION_REAL, 1, 9, 6}};
    b.description.options = options;
    b.description.option_count = 2;
    b.description.option_size = sizeof options[0];
  });
  change_and_register("registration: own options that cannot be",
                      [](owned_backend& b) { b.description.option_count = 1; });
}

const kordon_option_claim some_options[] = {{"real", ~0ull}, {"taste", 0b011}};

/// In the order that the environment asks for, since the order must not matter.
void register_the_good() {
  std::vector<std::function<void()>> steps = {
      [] { register_operation(choice_op.description); },
      [] { register_operation(options_op.description); },
      [] { register_operation(layouts_op.description); },
      [] { register_operation(errors_op.description); },
      [] { register_operation(nested_op.description); },
      [] { register_operation(naughty_op.description); },
      [] { register_operation(in_place_op.description); },
      [] {
        register_backend(backend("general", {row(choice_op, {}), row(in_place_op, {})}));
      },
      [] { register_backend(backend("special", {row(choice_op, {.dtypes = f32})})); },
      [] { register_backend(backend("special-too", {row(choice_op, {.dtypes = f32})})); },
      [] {
        register_backend(backend(
            "cubic", {row(choice_op, {.dtypes = f64, .ranks = 1u << 3, .preference = 10})}));
      },
      [] {
        register_backend(backend(
            "picky", {row_that_claims(options_op, {.run = remember_options}, some_options)}));
      },
      [] {
        register_backend(backend(
            "dense",
            {row_that_claims(
                options_op,
                {.layouts = KORDON_LAYOUT_RIGHT, .preference = 10, .run = remember_options}, {})}));
      },
      [] {
        register_backend(backend("rows", {row(layouts_op, {.layouts = KORDON_LAYOUT_RIGHT})}));
      },
      [] {
        register_backend(backend("columns", {row(layouts_op, {.layouts = KORDON_LAYOUT_LEFT})}));
      },
      [] { register_backend(backend("loose", {row(errors_op, {.run = fail_plainly})})); },
      [] { register_backend(backend("imprecise", {row(errors_op, {.run = fail_as_refusal})})); },
      [] { register_backend(backend("thrower", {row(errors_op, {.run = run_of<throws>})})); },
      [] {
        register_backend(
            backend("number-thrower", {row(errors_op, {.run = run_of<throws_a_number>})}));
      },
      [] { register_backend(backend("forger", {row(errors_op, {.run = forge})})); },
      [] { register_backend(backend("babbler", {row(errors_op, {.run = babble})})); },
      [] { register_backend(backend("leaky", {row(errors_op, {.run = leave_a_context})})); },
      [] {
        register_backend(backend("greedy", {row(errors_op, {.scratch = more_than_there_is})}));
      },
      [] { register_backend(backend("endless", {row(errors_op, {.run = run_of<calls_itself>})})); },
      [] {
        register_backend(backend("nesting", {row(nested_op, {.run = run_of<calls_another>})}));
      },
      [] { register_backend(backend("fencer", {row(naughty_op, {.run = run_of<fences>})})); },
      [] { register_backend(backend("hoarder", {row(naughty_op, {.run = run_of<allocates>})})); },
      [] { register_backend(backend("mover", {row(naughty_op, {.run = run_of<copies>})})); },
      [] { register_backend(backend("carrier", {row(naughty_op, {.run = run_of<carries>})})); },
      [] { register_backend(backend("sender", {row(naughty_op, {.run = run_of<sends_away>})})); },
      [] { register_backend(backend("filler", {row(naughty_op, {.run = run_of<fills>})})); },
      [] {
        register_backend(backend("spoiler", {row(naughty_op, {.run = run_of<spoils_its_input>})}));
      },
      [] { register_backend(backend("outer", {row(naughty_op, {.run = run_of<calls_a_mover>})})); },
      [] {
        register_backend(backend("unnamed", {row(naughty_op, {.run = run_of<launches_unnamed>})}));
      },
      [] {
        register_backend(backend("stray", {row(naughty_op, {.run = run_of<launches_elsewhere>})}));
      },
  };
  if (const char* seed = std::getenv("KORDON_TEST_REGISTRATION_ORDER"))
    std::ranges::shuffle(steps, std::mt19937(static_cast<unsigned>(std::atoi(seed))));
  for (const auto& step : steps) step();
}

const bool prepared = before_tests([] {
  register_the_good();
  register_the_bad();
});

}  // namespace

const std::map<std::string, std::string>& early_refusals() {
  return recorded();
}

}  // namespace kordon::v0::testing
