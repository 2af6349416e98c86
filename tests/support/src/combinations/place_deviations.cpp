// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/dispatch/registry.hpp>
#include <limits>

#include "deviation_list.hpp"

namespace kordon::inline v0::testing {
namespace {

constexpr std::int32_t memory_kinds[] = {static_cast<std::int32_t>(space_kind::host),
                                         static_cast<std::int32_t>(space_kind::simulated),
                                         static_cast<std::int32_t>(space_kind::cuda),
                                         static_cast<std::int32_t>(space_kind::cuda_pinned),
                                         static_cast<std::int32_t>(space_kind::cuda_managed),
                                         static_cast<std::int32_t>(space_kind::hip),
                                         static_cast<std::int32_t>(space_kind::hip_pinned),
                                         static_cast<std::int32_t>(space_kind::hip_managed),
                                         static_cast<std::int32_t>(space_kind::sycl),
                                         0,
                                         -1,
                                         77};
constexpr std::int32_t devices[] = {0, 1, 2, -1, std::numeric_limits<std::int32_t>::max()};

void add_kind(deviation_list& list, std::int32_t kind) {
  const std::string text = "in memory of kind " + std::to_string(kind);
  for (std::size_t i = 0; i < list.operation.arrays.size(); ++i)
    list.add_to_array(fault_class::place, i, part::place, text,
                      [kind](array_case& a) { a.where.kind = kind; });
  std::vector<int> places;
  for (std::size_t i = 0; i < list.operation.arrays.size(); ++i)
    places.push_back(deviation_list::number(i, part::place));
  list.add_to_call(fault_class::place, places, "all " + text, [kind](call_case& c) {
    for (array_case& a : c.arrays) a.where.kind = kind;
  });
}

void add_device(deviation_list& list, std::int32_t device) {
  const std::string text = "on device " + std::to_string(device);
  for (std::size_t i = 0; i < list.operation.arrays.size(); ++i)
    list.add_to_array(fault_class::device, i, part::device, text,
                      [device](array_case& a) { a.where.device = device; });
  list.add_to_call(fault_class::exec, {deviation_list::number(part::exec)}, "an exec " + text,
                   [device](call_case& c) { c.exec.device = device; });
}

/// Every kind of exec but those that would be taken for the given instance.
void add_execs(deviation_list& list) {
  const bool is_host = home_of(static_cast<exec_kind>(list.exec.kind)) == space_kind::host;
  for (std::int32_t k = -1; k <= static_cast<std::int32_t>(exec_kind_count); ++k) {
    const bool is_known = k >= 0 && k < static_cast<std::int32_t>(exec_kind_count);
    const bool is_of_host = is_known && home_of(static_cast<exec_kind>(k)) == space_kind::host;
    if (k == list.exec.kind || (is_host && is_of_host)) continue;
    // Together with arrays that are all there it would be a legal call with a wrong instance.
    std::vector<int> parts = {deviation_list::number(part::exec)};
    for (std::size_t i = 0; i < list.operation.arrays.size(); ++i)
      parts.push_back(deviation_list::number(i, part::place));
    list.add_to_call(fault_class::exec, parts, "an exec of kind " + std::to_string(k),
                     [k](call_case& c) { c.exec.kind = k; });
  }
  list.add_to_call(fault_class::exec, {deviation_list::number(part::exec)},
                   "an exec without instance", [](call_case& c) { c.exec.instance = nullptr; });
  std::vector<int> all = {deviation_list::number(part::exec)};
  for (std::size_t i = 0; i < list.operation.arrays.size(); ++i)
    for (part p : {part::place, part::device}) all.push_back(deviation_list::number(i, p));
  list.add_to_call(fault_class::exec, all, "all on a device without implementations",
                   [](call_case& c) {
                     c.exec.kind = static_cast<std::int32_t>(exec_kind::sycl);
                     for (array_case& a : c.arrays)
                       a.where.kind = static_cast<std::int32_t>(space_kind::sycl);
                   });
}

void add_contexts(deviation_list& list) {
  const std::vector<int> parts = {deviation_list::number(part::asked)};
  std::vector<std::string> all;
  for (const kordon_backend* b : backends()) {
    const std::string name = b->name;
    all.push_back(name);
    list.add_to_call(fault_class::context, parts, "only " + name,
                     [name](call_case& c) { c.asked.only = {name}; });
    list.add_to_call(fault_class::context, parts, "without " + name,
                     [name](call_case& c) { c.asked.block = {name}; });
    list.add_to_call(fault_class::context, parts, name + " first",
                     [name](call_case& c) { c.asked.prefer = {name}; });
  }
  list.add_to_call(fault_class::context, parts, "without any backend",
                   [all](call_case& c) { c.asked.block = all; });
}

}  // namespace

void add_place_deviations(deviation_list& list) {
  for (std::int32_t kind : memory_kinds)
    if (kind != list.usual.arrays[0].where.kind) add_kind(list, kind);
  for (std::int32_t device : devices)
    if (device != list.exec.device) add_device(list, device);
  add_execs(list);
  add_contexts(list);
  for (int n : {-1, 1})
    list.add_to_call(fault_class::count, {deviation_list::number(part::frame, 999)},
                     n < 0 ? "an array left out" : "an array too many",
                     [n](call_case& c) { c.arrays_added = n; });
}

}  // namespace kordon::v0::testing
