// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <kordon/dispatch/plan.hpp>
#include <kordon/memory/footprint.hpp>
#include <kordon/memory/known_dtype.hpp>
#include <kordon/memory/refusal.hpp>

#include "check_text.hpp"
#include "known_claims.hpp"
#include "loaded_options.hpp"
#include "registry_state.hpp"

namespace kordon::inline v0 {
namespace {

using detail::no_memory_from;

/// Which arrays of the description are given: all that are read, or all but those that are updated.
std::vector<std::size_t> places_of(const operation_description& d, std::size_t count) {
  std::vector<std::size_t> read, needed;
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < d.arrays.size(); ++i) {
    const role r = d.arrays[i].direction;
    if (r != role::out) read.push_back(i);
    if (r == role::in) needed.push_back(i);
    if (r == role::in) names.push_back(d.arrays[i].name);
  }
  if (count == read.size()) return read;
  if (count == needed.size()) return needed;
  refuse(refusal_code::shape_mismatch, d.name, "",
         fmt::format("{} given and {} are needed. Fix: pass {}", detail::counted(count, "input"),
                     needed.size(), fmt::join(names, ", ")));
}

/// Whether there can be such an array. From another one nothing follows, and it is refused for that.
bool can_be(const array_ref& a) {
  return detail::has_known_dtype(a) && detail::footprint(a).has_possible_extents();
}

/// Where outputs are made; an exec of no kind is refused later.
place home(const kordon_exec& exec) {
  if (static_cast<std::uint32_t>(exec.kind) >= exec_kind_count) return {};
  return {home_of(static_cast<exec_kind>(exec.kind)), exec.device};
}

/// Addresses for arrays that do not exist: apart from each other, and where no memory can be.
class imagined_memory {
 public:
  void* take(const array_ref& a) {
    void* at = reinterpret_cast<void*>(next_);  // NOLINT(performance-no-int-to-ptr): made up
    next_ += (static_cast<std::uintptr_t>(a.size()) * size_of(a.type()) / 64 + 1) * 64;
    return at;
  }

 private:
  std::uintptr_t next_ = no_memory_from;
};

array_ref imagined(const planned_output& o, std::int64_t free_extent, imagined_memory& memory) {
  kordon_array c{};
  c.where = {static_cast<std::int32_t>(o.where.kind), o.where.device};
  c.dtype = static_cast<std::int32_t>(o.type);
  c.rank = static_cast<std::int32_t>(o.extents.size());
  std::int64_t stride = 1;
  for (std::size_t i = o.extents.size(); i-- > 0;) {
    c.extents[i] = o.extents[i] < 0 ? free_extent : o.extents[i];
    c.strides[i] = stride;
    stride *= std::max<std::int64_t>(c.extents[i], 1);
  }
  c.data = memory.take(array_ref(c));
  return array_ref(c);
}

/// All arrays of the call, those that are not given as they would be.
std::vector<array_ref> all_arrays(const operation_description& d, std::span<const array_ref> inputs,
                                  std::span<const planned_output> outputs,
                                  std::int64_t free_extent) {
  imagined_memory memory;
  std::vector<array_ref> all;
  std::size_t next_input = 0, next_output = 0;
  for (const array_parameter& p : d.arrays) {
    const planned_output* o = p.direction == role::in ? nullptr : &outputs[next_output++];
    const bool is_imagined = o != nullptr && !o->is_given;
    all.push_back(is_imagined ? imagined(*o, free_extent, memory) : inputs[next_input++]);
  }
  return all;
}

bool has_free_extents(std::span<const planned_output> outputs) {
  return std::ranges::any_of(outputs, [](const planned_output& o) {
    return std::ranges::find(o.extents, -1) != o.extents.end();
  });
}

void fill_in(std::span<planned_output> outputs, std::int64_t free_extent) {
  for (planned_output& o : outputs) std::ranges::replace(o.extents, -1, free_extent);
}

/// The letters of the extents of an output: numbers, and letters where they are free.
std::vector<std::string> axes_of(const planned_output& o) {
  const shape_pattern pattern{std::string_view(o.shape)};
  std::vector<std::string> axes;
  for (const std::int64_t e : o.extents) axes.push_back(e < 0 ? "?" : std::to_string(e));
  const bool is_written_out = !pattern.is_any() && axes.size() == std::size_t(pattern.rank());
  for (int i = 0; is_written_out && i < pattern.rank(); ++i)
    if (o.extents[static_cast<std::size_t>(i)] < 0)
      axes[static_cast<std::size_t>(i)] = std::string(1, pattern[i].letter);
  return axes;
}

}  // namespace

std::vector<planned_output> outputs_for(const operation_description& d, place where,
                                        std::span<const array_ref> inputs) {
  const auto places = places_of(d, inputs.size());
  shape_binding binding;
  std::optional<dtype> key;
  for (std::size_t k = 0; k < places.size(); ++k) {
    if (!can_be(inputs[k])) continue;
    const array_parameter& p = d.arrays[places[k]];
    (void)binding.fits(p.shape, inputs[k]);
    if (!key) key = p.key_for(inputs[k].type());
  }
  std::vector<planned_output> outputs;
  for (std::size_t i = 0; i < d.arrays.size(); ++i) {
    const array_parameter& p = d.arrays[i];
    if (p.direction == role::in) continue;
    const auto given = std::ranges::find(places, i);
    if (given != places.end()) {
      const array_ref& a = inputs[static_cast<std::size_t>(given - places.begin())];
      const std::span extents = can_be(a) ? a.extents() : std::span<const std::int64_t>();
      outputs.push_back({std::string(p.name),
                         a.type(),
                         a.where(),
                         {extents.begin(), extents.end()},
                         std::string(p.shape.text()),
                         true});
      continue;
    }
    int rank = 0;
    const auto extents = binding.extents(p.shape, rank);
    outputs.push_back({std::string(p.name),
                       (key ? p.type_for(*key) : std::nullopt).value_or(p.types.first()),
                       where,
                       {extents.begin(), extents.begin() + rank},
                       std::string(p.shape.text())});
  }
  return outputs;
}

call_plan plan_erased(const operation_description& operation, const kordon_exec& exec,
                      std::span<const array_ref> inputs, std::span<const kordon_option> options,
                      std::optional<capacity> room) {
  const operation_description& d = *detail::entry_for(operation).description;
  call_plan p;
  p.operation = d.name;
  if (d.count_array >= 0) p.count = d.arrays[static_cast<std::size_t>(d.count_array)].name;
  try {
    p.outputs = outputs_for(d, home(exec), inputs);
  } catch (const refusal& refused) {
    p.refusal = refused.what();
    return p;
  }
  if (room) fill_in(p.outputs, room->rows);
  const auto explained = [&](std::int64_t free_extent) {
    return explain_erased(d, exec, all_arrays(d, inputs, p.outputs, free_extent), options);
  };
  p.take(explained(0));
  // Scratch that a free extent changes is not known before that extent is.
  if (p.runs() && has_free_extents(p.outputs) && explained(4096).scratch_bytes != p.scratch_bytes)
    p.scratch_bytes.reset();
  if (!p.runs()) p.outputs.clear();
  return p;
}

call_plan detail::plan(const operation_description& made_with, const kordon_exec& exec,
                       std::span<const array_ref> inputs, const void* options,
                       std::optional<capacity> room) {
  const operation_description& registered = *entry_for(made_with).description;
  const loaded_options loaded(registered, made_with, options);
  return plan_erased(registered, exec, inputs, loaded.all(), room);
}

void call_plan::take(explanation answer) {
  backend = std::move(answer.backend);
  backend_version = std::move(answer.backend_version);
  backend_options = std::move(answer.backend_options);
  skipped = std::move(answer.skipped);
  refusal = std::move(answer.refusal);
  scratch_bytes = answer.scratch_bytes;
}

std::string to_string(const call_plan& p) {
  if (!p.runs()) return p.refusal;
  std::string text =
      fmt::format("{}: {} {} would run, with {} B of scratch", p.operation, p.backend,
                  p.backend_version, p.scratch_bytes ? std::to_string(*p.scratch_bytes) : "?");
  for (const std::string& o : p.backend_options) text += fmt::format(", {}", o);
  for (const planned_output& o : p.outputs)
    text += fmt::format("\n  {:<10} {}[{}] on {}", o.name, name(o.type), fmt::join(axes_of(o), ","),
                        to_string(o.where));
  if (has_free_extents(p.outputs))
    text += p.count.empty()
                ? "\n  letters are extents that the inputs leave free"
                : fmt::format(
                      "\n  letters are capacities: choose one, and '{}' will say how many "
                      "rows are used",
                      p.count);
  return text;
}

}  // namespace kordon::v0
