// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/testing/flag_audit.hpp>

#include <algorithm>
#include <functional>
#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/explain.hpp>
#include <kordon/dispatch/receipt.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/enabled_spaces.hpp>
#include <kordon/testing/event_counter.hpp>
#include <kordon/testing/sample_call.hpp>

namespace kordon::inline v0::testing {
namespace {

void note(std::string& of, const std::string& what) {
  if (of.empty()) of = what;
}

bool is_on_the_host(const std::string& space) {
  return space == Kokkos::HostSpace::name();
}

/// Kokkos waits for a reduction or a scan whose result is a value of the host's.
bool is_for_a_value(const event& fence) {
  return fence.label.starts_with("Kokkos::parallel_reduce: fence") ||
         fence.label.starts_with("Kokkos::parallel_scan: fence");
}

void take_in(flag_evidence& evidence, const events& seen, bool has_own_memory) {
  for (const event& e : seen) {
    const bool is_copy = e.kind == event_kind::deep_copy;
    if (e.kind == event_kind::fence) note(evidence.waits, to_string(e));
    if (e.kind == event_kind::fence && is_for_a_value(e)) note(evidence.reads_back, to_string(e));
    if (is_copy && has_own_memory && is_on_the_host(e.to) && !is_on_the_host(e.from))
      note(evidence.reads_back, to_string(e));
    if (is_copy || e.kind == event_kind::allocation || e.kind == event_kind::deallocation)
      note(evidence.disturbs, to_string(e));
  }
}

#if KORDON_HAS_SIM_DEVICE
/// A mode of the simulated devices, until the end of the scope.
class sim_mode {
 public:
  explicit sim_mode(sim::mode m) : before_(sim::get_mode()) { sim::set_mode(m); }
  ~sim_mode() { sim::set_mode(before_); }
  sim_mode(const sim_mode&) = delete;
  sim_mode& operator=(const sim_mode&) = delete;

 private:
  sim::mode before_;
};

/// What Kokkos Tools does not report, and the simulated device counts.
void take_in_what_the_device_saw(flag_evidence& evidence, const sample_call& c) {
  {
    const sim_mode mode(sim::mode::immediate);
    const auto before = sim::get_counts();
    c.run();
    if (sim::get_counts().reads > before.reads)
      note(evidence.reads_back, "a value came to the host's memory");
  }
  const sim_mode mode(sim::mode::deferred);
  const auto before = sim::get_counts();
  c.run();
  if (sim::get_counts().kernels > before.kernels)
    note(evidence.waits, "kernels that could wait have run before the call returned");
}
#endif

void observe(flag_evidence& evidence, const sample_call& c) {
  c.run();  // lets the workspace grow
  const bool has_own_memory = home_of(static_cast<exec_kind>(c.exec.kind)) != space_kind::host;
  take_in(evidence, events_of([&] { c.run(); }), has_own_memory);
#if KORDON_HAS_SIM_DEVICE
  if (c.exec.kind == static_cast<std::int32_t>(exec_kind::simulated))
    take_in_what_the_device_saw(evidence, c);
#endif
  ++evidence.calls;
}

/// Gives the arrays the column-major order that a row may want.
void make_column_major(sample_call& c) {
  for (std::size_t i = 0; i < c.arrays.size(); ++i)
    c.change(i, [](kordon_array& a) {
      std::int64_t stride = 1;
      for (int axis = 0; axis < a.rank; ++axis) {
        a.strides[axis] = stride;
        stride *= a.extents[axis];
      }
    });
}

/// Numbers that differ, so that no kernel has an empty answer: in the arrays of the type variable,
/// as others hold indices.
void fill_inputs(const sample_call& c) {
  for (std::size_t i = 0; i < c.arrays.size(); ++i) {
    const array_ref& a = c.arrays[i];
    if (!c.operation.arrays[i].has_key_type || is_written(c.operation.arrays[i])) continue;
    const array numbers = zeros(place{}, dtype::int32, a.extents());
    auto* value = static_cast<std::int32_t*>(numbers.data());
    for (std::int64_t n = 0; n < numbers.size(); ++n) value[n] = static_cast<int>(n * 7 % 5) - 1;
    copy(a, copy_to(a.where(), copy_as(a.type(), numbers)));
  }
}

bool can_serve(const sample_call& c, flag_evidence& evidence) {
  const explanation e = explain_erased(c.operation, c.exec, c.arrays, c.options);
  if (!e.runs()) note(evidence.not_called, e.refusal);
  return e.runs();
}

/// The values of one option at a time that the row claims and the call allows.
void observe_options(flag_evidence& evidence, sample_call& c, const kordon_implementation& row) {
  for (std::size_t o = 0; o < c.options.size(); ++o) {
    const option_parameter& p = c.operation.options[o];
    const auto claim = std::find_if(row.options, row.options + row.option_count,
                                    [&](const kordon_option_claim& r) { return r.name == p.name; });
    if (claim == row.options + row.option_count) continue;
    const kordon_option before = c.options[o];
    for (std::size_t choice = 0; choice < p.choices.size(); ++choice) {
      if ((claim->choices >> choice & 1u) == 0) continue;
      c.options[o].value.integer = static_cast<std::int64_t>(choice);
      c.options[o].is_default = c.options[o].value.integer == before.value.integer ? 1 : 0;
      if (explain_erased(c.operation, c.exec, c.arrays, c.options).runs()) observe(evidence, c);
    }
    c.options[o] = before;
  }
}

void observe_all(flag_evidence& evidence, const kordon_implementation& row,
                 const kordon_exec& exec) {
  const operation_description& d = *find_operation(row.operation);
  const array_parameter& first = d.arrays[0];
  const bool has_any_rank = first.shape.is_any();
  const int lowest = has_any_rank ? std::max(first.min_rank, 1) : first.shape.rank();
  const int highest = has_any_rank ? std::min(first.max_rank, 3) : first.shape.rank();
  for (int rank = lowest; rank <= highest; ++rank) {
    if ((row.ranks >> rank & 1u) == 0) continue;
    for (std::size_t t = 0; t < dtype_count; ++t) {
      if ((row.dtypes >> t & 1u) == 0) continue;
      for (const std::int64_t scale : {1, rank == 1 ? 512 : rank == 2 ? 32 : 8}) {
        sample_call c(d, exec, static_cast<dtype>(t), rank, scale);
        if ((row.layouts & (KORDON_LAYOUT_RIGHT | KORDON_LAYOUT_STRIDED)) == 0)
          make_column_major(c);
        fill_inputs(c);
        if (!can_serve(c, evidence)) continue;
        observe(evidence, c);
        if (scale == 1) observe_options(evidence, c, row);
      }
    }
  }
}

}  // namespace

flag_evidence evidence_of(const kordon_backend& backend, const kordon_implementation& row) {
  flag_evidence evidence;
  const context_scope scope({.only = {backend.name}});
  kordon::detail::for_each_space(kordon::detail::enabled_execs{}, [&]<class Exec>() {
    if (static_cast<std::int32_t>(exec_traits<Exec>::kind) != row.exec_kind) return;
    const Exec exec;
    observe_all(evidence, row, exec_ref(exec));
    exec.fence();
  });
  return evidence;
}

std::vector<std::string> false_flags(std::uint32_t flags, bool is_counted, bool sees_reads,
                                     const flag_evidence& e) {
  std::vector<std::string> all;
  const auto says = [flags](std::uint32_t bit) { return (flags & bit) != 0; };
  const bool may_wait = says(KORDON_FENCES | KORDON_READS_BACK);
  if (e.calls == 0) all.push_back("was not called");
  if (!e.not_called.empty()) all.push_back("could not be called: " + e.not_called);
  if (!e.waits.empty() && !may_wait)
    all.push_back("waits, and does not say KORDON_FENCES: " + e.waits);
  if (e.waits.empty() && says(KORDON_FENCES)) all.push_back("says KORDON_FENCES, and never waits");
  if (!e.reads_back.empty() && !says(KORDON_READS_BACK))
    all.push_back("reads back, and does not say KORDON_READS_BACK: " + e.reads_back);
  if (says(KORDON_READS_BACK) && e.reads_back.empty() && (sees_reads || e.waits.empty()))
    all.push_back("says KORDON_READS_BACK, and reads nothing back");
  if (says(KORDON_VALUE_DEPENDENT) != is_counted)
    all.push_back(is_counted ? "does not say KORDON_VALUE_DEPENDENT, and the operation has a count"
                             : "says KORDON_VALUE_DEPENDENT, and the operation has no count");
  const std::string& unrecorded = !e.waits.empty()        ? e.waits
                                  : !e.reads_back.empty() ? e.reads_back
                                                          : e.disturbs;
  if (says(KORDON_CAPTURABLE) && !unrecorded.empty())
    all.push_back("says KORDON_CAPTURABLE, and does what no graph can hold: " + unrecorded);
  return all;
}

std::vector<std::string> audit(const kordon_backend& backend, const kordon_implementation& row,
                               const flag_evidence& evidence) {
  const auto exec = static_cast<exec_kind>(row.exec_kind);
  const bool is_counted = find_operation(row.operation)->count_array >= 0;
  const std::string name = std::string(row.operation) + "[" + backend.name + "] on " +
                           std::string(kordon::name(exec)) + " ";
  std::vector<std::string> all =
      false_flags(row.flags, is_counted, home_of(exec) != space_kind::host, evidence);
  for (std::string& sentence : all) sentence.insert(0, name);
  return all;
}

}  // namespace kordon::v0::testing
