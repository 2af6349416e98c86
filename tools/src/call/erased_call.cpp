// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call/erased_call.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>

#include "call/planned_results.hpp"
#include "commands/command.hpp"
#include "io/host_array.hpp"
#include "process/memory_shortage.hpp"

namespace kordon::tools {
namespace {

constexpr std::int64_t default_capacity = 65536;

array room_for(const operation_description& d, const planned_output& o,
               const std::vector<std::int64_t>& extents, bool is_counted) try {
  return zeros(o.where, o.type, extents, o.name);
} catch (const std::exception& e) {
  if (!memory_shortage(e)) throw;
  const auto bytes = array_bytes(o.type, extents);
  throw command_error(fmt::format(
      "{}: there is no memory for the {} bytes of {}, {}[{}]; {}", d.name, bytes.value_or(-1),
      o.name, name(o.type), fmt::join(extents, ","),
      is_counted ? "make room for fewer rows with --capacity" : "give it smaller arrays"));
}

}  // namespace

erased_call::erased_call(const call_request& request, call_inputs inputs, place where)
    : inputs_(std::move(inputs)),
      planned_(planned_results(inputs_, where, request.extents)),
      capacity_(request.capacity.value_or(default_capacity)),
      results_(operation().arrays.size()),
      refs_(operation().arrays.size()),
      counted_axes_(operation().arrays.size()) {
  for (std::size_t k = 0; k < inputs_.places().size(); ++k)
    refs_[inputs_.places()[k]] = inputs_.arrays()[k];
  for (std::size_t i = 0; i < operation().arrays.size(); ++i)
    if (operation().arrays[i].direction != role::in) written_.push_back(i);
  allocate_results();
}

void erased_call::allocate_results() {
  for (std::size_t k = 0; k < planned_.size(); ++k) {
    const planned_output& o = planned_[k];
    const std::size_t i = written_[k];
    if (o.is_given) continue;
    std::vector<std::int64_t> extents = o.extents;
    for (std::size_t axis = 0; axis < extents.size(); ++axis) {
      if (extents[axis] >= 0) continue;
      if (operation().count_array >= 0) counted_axes_[i] |= 1u << axis;
      extents[axis] = operation().count_array >= 0 ? capacity_ : 0;
    }
    results_[i] = room_for(operation(), o, extents, counted_axes_[i] != 0);
    refs_[i] = results_[i];
  }
}

array_ref erased_call::result(std::size_t i) const {
  if (counted_axes_[i] == 0) return refs_[i];
  const auto& count_ref = refs_[static_cast<std::size_t>(operation().count_array)];
  const std::int64_t count = *static_cast<const std::int32_t*>(count_ref.data());
  if (count > capacity_)
    throw command_error(
        fmt::format("{}: there are {} rows and room for {}; call it again with --capacity {}",
                    operation().name, count, capacity_, count));
  kordon_array used = refs_[i].c();
  for (int axis = 0; axis < used.rank; ++axis)
    if ((counted_axes_[i] >> axis & 1u) != 0) used.extents[axis] = count;
  return array_ref(used);
}

}  // namespace kordon::tools
