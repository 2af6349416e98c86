// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "choice.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/memory/refusal.hpp>
#include <set>

#include "plugin.hpp"
#include "running_call.hpp"

namespace kordon::inline v0::detail {
namespace {

/// What keeps an implementation from a request, in the order in which it is asked.
enum class obstacle { none, context, rejected, dtype, rank, layout, option };

/// Whether the axes, taken from the fastest to the slowest, are dense; or, with gaps, at least dense
/// lines.
bool is_dense(const array_ref& a, bool last_axis_first, bool with_gaps) {
  std::int64_t least = 1;
  for (int k = 0; k < a.rank(); ++k) {
    const int i = last_axis_first ? a.rank() - 1 - k : k;
    if (a.extent(i) == 1) continue;
    const bool may_be_more = with_gaps && least != 1;
    if (may_be_more ? a.stride(i) < least : a.stride(i) != least) return false;
    least = a.stride(i) * a.extent(i);
  }
  return true;
}

/// Whether an array can be taken as one of these kordon_layout bits, all but KORDON_LAYOUT_STRIDED.
bool has_layout(const array_ref& a, std::uint32_t layouts) {
  if (a.size() == 0) return true;
  const bool with_gaps = (layouts & KORDON_LAYOUT_PADDED) != 0;  // or without, in either order
  const auto is_in = [&](std::uint32_t dense, bool last_axis_first) {
    return (with_gaps || (layouts & dense) != 0) && is_dense(a, last_axis_first, with_gaps);
  };
  return is_in(KORDON_LAYOUT_RIGHT, true) || is_in(KORDON_LAYOUT_LEFT, false);
}

/// An implementation of an older version of the operation cannot know an option that came later.
bool came_later(const implementation& i, const option_parameter& p) {
  return static_cast<std::uint32_t>(p.since) > i.row->operation_version;
}

bool honours(const implementation& i, const kordon_option& o) {
  if ((i.honoured >> o.id & 1u) != 0) return true;
  return (i.partly_honoured >> o.id & 1u) != 0 &&
         (i.choices[static_cast<std::size_t>(o.id)] >> o.value.integer & 1u) != 0;
}

struct verdict {
  obstacle what = obstacle::none;
  int which = 0;  // the array or the option
};

/// Apart from `judge`, which is shorter without: most implementations take every layout.
[[gnu::noinline]] verdict judge_layouts(const implementation& i, const request& r) {
  for (std::size_t a = 0; a < r.arrays.size(); ++a)
    if (!has_layout(r.arrays[a], i.layouts)) return {obstacle::layout, static_cast<int>(a)};
  return {};
}

/// In place: a call for each implementation that is asked would be as long as what it asks.
[[gnu::always_inline]] inline verdict judge(const implementation& i, const request& r,
                                            const context_scope* context) {
  if (context != nullptr && !context->admits(i.backend_index)) return {obstacle::context};
  if (i.lazy != nullptr && !i.lazy->is_usable()) return {obstacle::rejected};
  if ((i.dtypes >> static_cast<unsigned>(r.key_type()) & 1u) == 0) return {obstacle::dtype};
  if ((i.ranks >> r.rank() & 1u) == 0) return {obstacle::rank};
  if ((i.layouts & KORDON_LAYOUT_STRIDED) == 0)
    if (const verdict v = judge_layouts(i, r); v.what != obstacle::none) return v;
  for (const kordon_option& o : r.options)
    if (o.is_default == 0 && !honours(i, o)) return {obstacle::option, o.id};
  return {};
}

const std::vector<implementation>& candidates(const operation_entry& entry, const request& r) {
  return entry.by_exec[static_cast<std::size_t>(r.exec.kind)];
}

std::string reason(const implementation& i, const verdict& v, const request& r) {
  const auto which = static_cast<std::size_t>(v.which);
  switch (v.what) {
    case obstacle::none:
      return "comes later in the order of choice";
    case obstacle::context:
      return "is kept out by the context";
    case obstacle::rejected:
      return i.lazy->now() == plugin::state::rejected ? "was rejected: " + i.lazy->reason()
                                                      : "is being loaded";
    case obstacle::dtype:
      return fmt::format("does not take {}", name(r.key_type()));
    case obstacle::rank:
      return fmt::format("does not take rank {}", r.rank());
    case obstacle::layout:
      return fmt::format("does not take the layout of '{}'", r.operation.arrays[which].name);
    case obstacle::option:
      if (came_later(i, r.operation.options[which]))
        return fmt::format("was made for version {} of the operation, and {} came with version {}",
                           i.row->operation_version, r.operation.options[which].name,
                           r.operation.options[which].since);
      return fmt::format("does not honour {} = {}", r.operation.options[which].name,
                         to_string(r.operation.options[which], r.option(v.which)));
  }
  return {};
}

/// The argument that makes copy_to give an array which the implementation takes.
std::string_view layout_for(const implementation& i) {
  // What takes lines with gaps takes them without.
  return (i.layouts & (KORDON_LAYOUT_RIGHT | KORDON_LAYOUT_PADDED)) != 0 ? "Kokkos::LayoutRight()"
                                                                         : "Kokkos::LayoutLeft()";
}

std::string_view way_out(obstacle what, const std::vector<implementation>& all) {
  const bool is_by_environment = std::ranges::none_of(
      all, [](const implementation& i) { return environment_admits(i.backend_index); });
  if (what == obstacle::context)
    return is_by_environment ? "let KORDON_ONLY and KORDON_BLOCK admit one of them"
                             : "widen the kordon::context_scope that keeps them out";
  if (what == obstacle::rejected) return "mend the backend that was rejected";
  return "pass arrays that one of them takes";
}

/// The exec kinds that have any implementation of the operation.
std::string execs_with(const operation_entry& entry) {
  std::set<std::string_view> names;
  for (std::size_t k = 0; k < entry.by_exec.size(); ++k)
    if (!entry.by_exec[k].empty()) names.insert(name(static_cast<exec_kind>(k)));
  return names.empty() ? "none" : fmt::format("{}", fmt::join(names, ", "));
}

}  // namespace

const implementation* choose(const operation_entry& entry, const request& r,
                             const context_scope* context) {
  const auto& list = candidates(entry, r);
  if (context != nullptr) {
    for (int preferred : context->preferred())
      for (const implementation& i : list)
        if (i.backend_index == preferred && judge(i, r, context).what == obstacle::none) return &i;
  }
  for (const implementation& i : list)
    if (judge(i, r, context).what == obstacle::none) return &i;
  return nullptr;
}

std::vector<skipped_candidate> skipped(const operation_entry& entry, const request& r,
                                       const context_scope* context, const implementation* chosen) {
  std::vector<skipped_candidate> result;
  for (const implementation& i : candidates(entry, r)) {
    if (&i == chosen) continue;
    const verdict v = judge(i, r, context);
    // A backend's rows for other dtypes say nothing where it has one for this dtype.
    const auto takes_it = [&](const implementation& other) {
      return other.backend == i.backend &&
             (other.dtypes >> static_cast<unsigned>(r.key_type()) & 1u) != 0;
    };
    if (v.what == obstacle::dtype && std::ranges::any_of(candidates(entry, r), takes_it)) continue;
    skipped_candidate s{i.backend->name, reason(i, v, r)};
    const bool repeated = std::ranges::any_of(result, [&](const skipped_candidate& t) {
      return t.backend == s.backend && t.reason == s.reason;
    });
    if (!repeated) result.push_back(std::move(s));
  }
  // What is left out of a backend is of interest where nothing of it is in.
  for (const rejection& x : frozen_registry().left_out) {
    const auto is_its = [&](const implementation& i) { return x.backend == i.backend->name; };
    const bool is_in = std::ranges::any_of(candidates(entry, r), is_its);
    if (x.operation.empty() || (x.operation == r.operation.name && !is_in))
      result.push_back({x.backend, "was rejected: " + x.reason});
  }
  return result;
}

void check_backend_options(const operation_entry& entry, const request& r,
                           const context_scope& context, const implementation& chosen) {
  if ((context.has_options() >> chosen.backend_index & 1u) != 0) return;
  const bool may_be_for_others = context.depth() > 0 || (chosen.row->flags & KORDON_COMPOSITE) != 0;
  const registry_state& state = frozen_registry();
  for (std::size_t b = 0; b < state.backends.size(); ++b) {
    if ((context.has_options() >> b & 1u) == 0) continue;
    const implementation* own = nullptr;
    bool can_serve = false;
    for (const implementation& i : candidates(entry, r)) {
      if (i.backend_index != static_cast<int>(b)) continue;
      const bool serves = judge(i, r, &context).what == obstacle::none;
      if (own == nullptr || serves) own = &i;
      can_serve = can_serve || serves;
    }
    if (own == nullptr && may_be_for_others) continue;
    const char* name = state.backends[b]->name;
    refuse(
        refusal_code::option_unsupported, r.operation.name, "",
        fmt::format(
            "option {} is set for backend '{}', and '{}' would serve the call ('{}' {}). Fix: {}",
            texts_of_set_options(state.options[b], context.options_of(static_cast<int>(b)))[0],
            name, chosen.backend->name, name,
            own == nullptr ? "does not implement the operation here"
                           : reason(*own, judge(*own, r, &context), r),
            can_serve ? fmt::format("kordon::context_scope with .prefer = {{\"{}\"}}, or leave the "
                                    "option out",
                                    name)
                      : "leave the option out"));
  }
}

void refuse_all(const operation_entry& entry, const request& r, const context_scope* context) {
  const auto& list = candidates(entry, r);
  verdict farthest{obstacle::context};
  const implementation* nearest = nullptr;
  for (const implementation& i : list) {
    const verdict v = judge(i, r, context);
    if (v.what <= farthest.what) continue;
    farthest = v;
    nearest = &i;
  }
  std::vector<std::string> others;
  for (const auto& s : skipped(entry, r, context, nullptr))
    others.push_back(fmt::format("{} {}", s.backend, s.reason));
  const std::string all = fmt::format("{}", fmt::join(others, "; "));
  const auto which = static_cast<std::size_t>(farthest.which);
  if (list.empty())
    refuse(refusal_code::no_implementation, r.operation.name, "",
           fmt::format("no backend implements it for execution spaces of kind '{}'{}; there are "
                       "implementations for: {}. Fix: call it on one of those, with the arrays "
                       "copied there by kordon::copy_to",
                       name(r.kind()), all.empty() ? "" : fmt::format(" ({})", all),
                       execs_with(entry)));
  if (farthest.what == obstacle::option)
    refuse(refusal_code::option_unsupported, r.operation.name, "",
           fmt::format("no backend that could run here honours option '{}' = {} ({}). Fix: leave "
                       ".{} out, or allow another backend",
                       r.operation.options[which].name,
                       to_string(r.operation.options[which], r.option(farthest.which)), all,
                       r.operation.options[which].name));
  if (farthest.what == obstacle::layout)
    refuse(refusal_code::layout_unsupported, r.operation.name, r.operation.arrays[which].name,
           fmt::format("({}) has the strides [{}], which no backend takes here ({}). Fix: auto "
                       "dense = kordon::copy_to(kordon::place_of(exec), {}, {});",
                       to_string(r.arrays[which]), fmt::join(r.arrays[which].strides(), ","), all,
                       r.spelled(which), layout_for(*nearest)));
  refuse(refusal_code::no_implementation, r.operation.name, "",
         fmt::format("no backend can serve this call on '{}' ({}). Fix: {}", name(r.kind()), all,
                     way_out(farthest.what, list)));
}

}  // namespace kordon::v0::detail
