// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "refusal_cases.hpp"

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <limits>
#include <memory>

#include "tunable.hpp"

namespace kordon::inline v0::testing {
namespace {

const array_parameter& parameter(const sample_call& c, std::size_t i) {
  return c.operation.arrays[i];
}

/// The first array with the type variable, which says what it stands for.
std::size_t key_array(const sample_call& c) {
  std::size_t i = 0;
  while (!parameter(c, i).has_key_type) ++i;
  return i;
}

dtype other_than(dtype t, dtype_set within, bool inside) {
  for (dtype other : {dtype::uint8, dtype::int16, dtype::float32, dtype::float64, dtype::complex64,
                      dtype::complex128})
    if (other != t && within.contains(other) == inside) return other;
  return t;
}

void set_type(sample_call& c, std::size_t i, dtype t) {
  c.change(i, [&](kordon_array& a) { a.dtype = static_cast<std::int32_t>(t); });
}

bool any_array(const sample_call&, std::size_t) {
  return true;
}
bool written(const sample_call& c, std::size_t i) {
  return is_written(parameter(c, i));
}
bool of_any_rank(const sample_call& c, std::size_t i) {
  return parameter(c, i).shape.is_any() && parameter(c, i).max_rank < KORDON_MAX_RANK;
}
bool shaped_by_others(const sample_call& c, std::size_t i) {
  return written(c, i) && c.arrays[i].rank() > 0 && parameter(c, i).shape.text() != "c";
}
bool typed_by_another(const sample_call& c, std::size_t i) {
  const array_parameter& p = parameter(c, i);
  return (p.has_key_type || p.has_complex_key_type) && i != key_array(c) &&
         other_than(c.arrays[i].type(), p.types, true) != c.arrays[i].type();
}
bool written_rows(const sample_call& c, std::size_t i) {
  return written(c, i) && c.arrays[i].rank() > 0;
}

void set_rank(sample_call& c, std::size_t i, int rank) {
  c.change(i, [&](kordon_array& a) {
    for (int axis = a.rank; axis < rank; ++axis) a.extents[axis] = a.strides[axis] = 1;
    a.rank = rank;
  });
}

/// A legal call that f makes illegal: now, so that only the call itself is watched later.
template <class F>
std::function<void()> illegal(const operation_description& d, const F& f) {
  struct kept_call {
    exec_type exec;
    sample_call call;
    explicit kept_call(const operation_description& d) : call(d, exec_ref(exec)) {}
  };
  const auto kept = std::make_shared<kept_call>(d);
  f(kept->call);
  return [kept] { kept->call.run(); };
}

/// Pretends: nothing of a call that is refused touches memory.
void move_to(sample_call& c, exec_kind exec, int device, space_kind memory) {
  c.exec.kind = static_cast<std::int32_t>(exec);
  c.exec.device = device;
  for (std::size_t i = 0; i < c.arrays.size(); ++i)
    c.change(i, [&](kordon_array& a) { a.where = {static_cast<std::int32_t>(memory), 0}; });
}

#if KORDON_HAS_SIM_DEVICE
/// A call on sim:1, which is declared to have no double precision while it is made.
std::function<void()> on_a_device_without_float64(const operation_description& d, dtype key) {
  struct kept_call {
    sim_device exec{1};
    sample_call call;
    kept_call(const operation_description& of, dtype t) : call(of, exec_ref(exec), t, 2) {}
  };
  return [kept = std::make_shared<kept_call>(d, key)] {
    struct declared {
      declared() { sim::set_float64(1, false); }
      ~declared() { sim::set_float64(1, true); }
    } without;
    kept->call.run();
  };
}
#endif

/// A call of a registered operation by a description that only has its name.
std::function<void()> described_with(std::size_t arrays, std::string_view name) {
  struct kept_call {
    exec_type exec;
    matrix<float> data{"data", 3, 3};
    std::vector<array_parameter> parameters;
    operation_description made_up;
  };
  const auto kept = std::make_shared<kept_call>();
  kept->parameters.resize(
      arrays,
      {.name = "in", .types = dtype_set{dtype::float32}, .has_key_type = true, .shape = "..."});
  kept->made_up = {.name = name, .arrays = kept->parameters};
  return [kept] {
    const std::vector<array_ref> given(kept->parameters.size(), array_ref(kept->data));
    call_erased(kept->made_up, exec_ref(kept->exec), given, {});
  };
}

void set_option(sample_call& c, std::size_t i, double value) {
  kordon_option& o = c.options[i];
  o.is_default = 0;
  if (o.kind == KORDON_OPTION_INTEGER) o.value.integer = static_cast<std::int64_t>(value);
  if (o.kind == KORDON_OPTION_REAL) o.value.real = value;
  if (o.kind == KORDON_OPTION_REALS) o.value.reals[0] = value;
}

/// Values that are out of an option's range.
std::vector<std::pair<std::string, double>> bad_values(const option_parameter& p) {
  if (!p.choices.empty()) return {{"no choice", 99}};
  std::vector<std::pair<std::string, double>> values;
  if (std::isfinite(p.minimum))
    values.emplace_back("too small", p.minimum_is_open ? p.minimum : p.minimum - 1);
  if (std::isfinite(p.maximum)) values.emplace_back("too large", p.maximum + 1);
  if (p.at_most_rank) values.emplace_back("above the rank", 9);
  if (p.is_axis) values.insert(values.end(), {{"before the first", -9}, {"behind the last", 9}});
  if (p.kind != KORDON_OPTION_INTEGER)
    values.emplace_back("NaN", std::numeric_limits<double>::quiet_NaN());
  return values;
}

void add_option_cases(const operation_description& d, std::vector<refusal_case>& cases) {
  for (std::size_t i = 0; i < d.options.size(); ++i) {
    const option_parameter& p = d.options[i];
    const std::string name = std::string(d.name) + ": " + std::string(p.name) + " ";
    for (const auto& [what, value] : bad_values(p))
      cases.push_back({name + what, refusal_code::option_invalid,
                       illegal(d, [i, v = value](sample_call& c) { set_option(c, i, v); })});
    if (p.kind == KORDON_OPTION_REALS)
      cases.push_back(
          {name + "of another rank", refusal_code::option_invalid, illegal(d, [i](sample_call& c) {
             c.options[i].count = 7;
             c.options[i].is_default = 0;
           })});
    if (p.applies_to >= 0)
      cases.push_back({name + "does not apply", refusal_code::option_inapplicable,
                       illegal(d, [i](sample_call& c) { set_option(c, i, 3); })});
  }
}

}  // namespace

const std::vector<fault>& array_faults() {
  static const std::vector<fault> all = {
      {"in memory that this build lacks", refusal_code::not_compiled, any_array,
       [](sample_call& c, std::size_t i) {
         c.change(i, [](kordon_array& a) {
           a.where.kind = static_cast<std::int32_t>(space_kind::sycl);
         });
       }},
      {"of another type", refusal_code::dtype_mismatch, any_array,
       [](sample_call& c, std::size_t i) {
         set_type(c, i, other_than(c.arrays[i].type(), parameter(c, i).types, false));
       }},
      {"of another type than the first", refusal_code::dtype_mismatch, typed_by_another,
       [](sample_call& c, std::size_t i) {
         set_type(c, i, other_than(c.arrays[i].type(), parameter(c, i).types, true));
       }},
      {"of rank 0", refusal_code::shape_mismatch, of_any_rank,
       [](sample_call& c, std::size_t i) { set_rank(c, i, 0); }},
      {"of rank 5", refusal_code::shape_mismatch, of_any_rank,
       [](sample_call& c, std::size_t i) { set_rank(c, i, 5); }},
      {"of another extent", refusal_code::shape_mismatch, shaped_by_others,
       [](sample_call& c, std::size_t i) {
         c.change(i, [](kordon_array& a) { --a.extents[a.rank - 1]; });
       }},
      {"with an axis more", refusal_code::shape_mismatch,
       [](const sample_call& c, std::size_t i) { return !parameter(c, i).shape.is_any(); },
       [](sample_call& c, std::size_t i) { set_rank(c, i, c.arrays[i].rank() + 1); }},
      {"null", refusal_code::null_data, any_array,
       [](sample_call& c, std::size_t i) {
         c.change(i, [](kordon_array& a) { a.data = nullptr; });
       }},
      {"behind", refusal_code::not_current, any_array,
       [](sample_call& c, std::size_t i) {
         c.change(i, [](kordon_array& a) { a.flags |= KORDON_ARRAY_BEHIND; });
       }},
      {"read-only", refusal_code::read_only, written,
       [](sample_call& c, std::size_t i) {
         c.change(i, [](kordon_array& a) { a.flags |= KORDON_ARRAY_READ_ONLY; });
       }},
      {"on itself", refusal_code::aliasing, written_rows,
       [](sample_call& c, std::size_t i) {
         c.change(i, [](kordon_array& a) { a.strides[0] = 0; });
       }},
      {"on the first array", refusal_code::aliasing,
       [](const sample_call& c, std::size_t i) { return i > 0 && written(c, i); },
       [](sample_call& c, std::size_t i) {
         c.change(i, [&](kordon_array& a) { a.data = c.arrays[0].data(); });
       }},
  };
  return all;
}

std::vector<refusal_case> cases_of(const operation_description& d) {
  std::vector<refusal_case> cases;
  const exec_type exec;
  const sample_call legal(d, exec_ref(exec));
  for (const fault& f : array_faults()) {
    for (std::size_t i = 0; i < legal.arrays.size(); ++i) {
      if (!f.fits(legal, i)) continue;
      const std::string name =
          std::string(d.name) + ": " + std::string(d.arrays[i].name) + " " + f.name;
      cases.push_back({name, f.code, illegal(d, [&](sample_call& c) { f.plant(c, i); })});
      break;
    }
  }
  cases.push_back({std::string(d.name) + ": run elsewhere", refusal_code::space_mismatch,
                   illegal(d, [](sample_call& c) {
                     c.exec.kind = static_cast<std::int32_t>(exec_kind::sycl);
                   })});
  cases.push_back({std::string(d.name) + ": an array left out", refusal_code::shape_mismatch,
                   illegal(d, [](sample_call& c) { c.arrays.pop_back(); })});
  add_option_cases(d, cases);
  return cases;
}

std::vector<refusal_case> special_cases() {
  const exec_type exec;
  const matrix<float> in("in", 4, 3), out("out", 4, 3);
  const matrix<int> in_int("in", 4, 3), out_int("out", 4, 3);
  const Kokkos::View<float**, Kokkos::LayoutLeft, Kokkos::HostSpace> left("left", 4, 3);
  const auto call_with = [=](const context& c, auto op, auto... args) {
    return [=] {
      const context_scope scope(c);
      op(exec, args...);
    };
  };
  return {
    {"choice: no dtype", refusal_code::no_implementation,
     [=] { choice_op(exec, in_int, out_int); }},
        {"choice: no rank", refusal_code::no_implementation,
         call_with({.only = {"cubic"}}, choice_op, matrix<double>("in", 4, 3),
                   matrix<double>("out", 4, 3))},
        {"choice: no backend left", refusal_code::no_implementation,
         call_with({.only = {"picky"}}, choice_op, in, out)},
        {"choice: no exec", refusal_code::no_implementation,
         illegal(choice_op.description,
                 [](sample_call& c) { move_to(c, exec_kind::sycl, 0, space_kind::sycl); })},
        {"choice: no option", refusal_code::option_unsupported,
         [=] {
           options_op(exec, in, out, {.reals = {2.0, 3.0}});
         }},
        {"choice: no value of an option", refusal_code::option_unsupported,
         [=] { options_op(exec, in, out, {.taste = flavour::sweet}); }},
        {"choice: no layout", refusal_code::layout_unsupported,
         call_with({.only = {"dense"}}, options_op, left, out)},
        {"choice: on a device that there cannot be", refusal_code::device_mismatch,
         [=] {
           call_erased(choice_op.description, exec_ref(exec),
                       std::vector{array_ref(in, 5), array_ref(out, 5)}, {});
         }},
        {"choice: not registered", refusal_code::no_implementation,
         [=] { unregistered_op(exec, in, out); }},
        {"choice: library too old", refusal_code::version_mismatch,
         [=] { newer_choice_op(exec, in, out); }},
        {"choice: described with one array", refusal_code::shape_mismatch,
         described_with(1, "ndimage.threshold")},
        {"choice: described with forty arrays", refusal_code::shape_mismatch,
         described_with(40, "ndimage.threshold")},
        {"context: unknown backend", refusal_code::option_invalid,
         [] { const context_scope scope({.prefer = {"genial"}}); }},
        {"tuning: another backend would serve", refusal_code::option_unsupported,
         call_with({.options = {tunable_options{.block = 8}}}, tuned_op, in, out)},
        {"tuning: the backend cannot serve", refusal_code::option_unsupported,
         call_with({.block = {"tunable"}, .options = {tunable_options{.block = 8}}}, tuned_op, in,
                   out)},
        {"tuning: the backend does not implement it", refusal_code::option_unsupported,
         call_with({.options = {tunable_options{.how = pace::brisk}}}, untuned_op, in, out)},
        {"tuning: a part is refused", refusal_code::option_unsupported,
         call_with({.options = {tunable_options{.block = 8}}}, parts_op, in, out)},
        {"tuning: unknown option", refusal_code::option_invalid,
         [] {
           const context_scope scope({.options = {{"tunable", {{"blok", "8"}}}}});
         }},
        {"tuning: a backend without options", refusal_code::option_invalid,
         [] {
           const context_scope scope({.options = {{"plain", {{"block", "8"}}}}});
         }},
        {"tuning: unknown backend", refusal_code::option_invalid,
         [] {
           const context_scope scope({.options = {{"tunible", {{"block", "8"}}}}});
         }},
        {"tuning: too small", refusal_code::option_invalid,
         [] { const context_scope scope({.options = {tunable_options{.block = 0}}}); }},
        {"tuning: no choice", refusal_code::option_invalid,
         [] {
           const context_scope scope({.options = {{"tunable", {{"how", "swift"}}}}});
         }},
        {"tuning: no number", refusal_code::option_invalid,
         [] {
           const context_scope scope({.options = {{"tunable", {{"block", "many"}}}}});
         }},
        {"backend: fails", refusal_code::backend_failed,
         call_with({.only = {"loose"}}, errors_op, in, out)},
        {"backend: throws", refusal_code::backend_failed,
         call_with({.only = {"thrower"}}, errors_op, in, out)},
        {"backend: throws a number", refusal_code::backend_failed,
         call_with({.only = {"number-thrower"}}, errors_op, in, out)},
        {"backend: forges a line", refusal_code::backend_failed,
         call_with({.only = {"forger"}}, errors_op, in, out)},
        {"backend: asks for too much scratch", refusal_code::backend_failed,
         call_with({.only = {"greedy"}}, errors_op, in, out)},
        {"backend: calls itself", refusal_code::backend_failed,
         call_with({.only = {"endless"}}, errors_op, in, out)},
        {"backend: refuses", refusal_code::precision_unmet,
         call_with({.only = {"imprecise"}}, errors_op, in, out)},
        {"backend: its part is refused", refusal_code::no_implementation,
         call_with({.only = {"nesting"}}, nested_op, in, out)},
        {"registration: operation after the first call", refusal_code::backend_rejected,
         [] {
           (void)operations();
           register_operation(unregistered_op.description);
         }},
        {"registration: backend after the first call", refusal_code::backend_rejected,
         [] {
           (void)operations();
           kordon_backend late{};
           late.struct_size = sizeof late;
           late.interface_major = KORDON_INTERFACE_MAJOR;
           late.interface_minor = KORDON_INTERFACE_MINOR;
           late.name = "late";
           late.version = "1.0";
           register_backend(late);
         }},
        {"transfers: forbidden by a policy", refusal_code::transfer_refused,
         [=] {
           const transfer_policy scope({.within_place = transfer_rule::refuse});
           copy(out, in);
         }},
#if KORDON_HAS_SIM_DEVICE
        {"devices: on another one", refusal_code::device_mismatch,
         illegal(
             choice_op.description,
             [](sample_call& c) { move_to(c, exec_kind::simulated, 1, space_kind::simulated); })},
        {"devices: without double precision", refusal_code::no_implementation,
         on_a_device_without_float64(choice_op.description, dtype::float64)},
        {"devices: without double precision that it needs", refusal_code::no_implementation,
         on_a_device_without_float64(*find_operation("ndimage.measure_objects"), dtype::float32)},
#endif
  };
}

}  // namespace kordon::v0::testing
