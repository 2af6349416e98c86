// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/testing/sample_call.hpp>
#include <utility>

#include "deviation_list.hpp"

namespace kordon::inline v0::testing {
namespace {

constexpr std::pair<arrangement, const char*> arrangements[] = {
    {arrangement::right, "row-major"},
    {arrangement::left, "column-major"},
    {arrangement::right_with_gaps, "row-major with gaps"},
    {arrangement::left_with_gaps, "column-major with gaps"},
    {arrangement::every_second, "of every second element"},
    {arrangement::first_repeats, "with stride 0"},
    {arrangement::sliding, "with all strides 1"},
    {arrangement::backwards, "backwards"},
    {arrangement::beyond, "with a stride of 2^61"}};

bool has_one_axis_form(arrangement a) {
  return a == arrangement::every_second || a == arrangement::first_repeats ||
         a == arrangement::backwards || a == arrangement::beyond;
}

void add_sharing(deviation_list& list, std::size_t i, std::size_t j) {
  const auto share = [&](const std::string& how, memory_of data, std::int64_t shift) {
    list.add_to_array(fault_class::aliasing, i, part::data,
                      how + " '" + std::string(list.operation.arrays[j].name) + "'",
                      [=](array_case& a) {
                        a.data = data;
                        a.other = j;
                        a.shift = shift;
                      });
    list.all.back().value = how;
  };
  const bool both_read =
      !is_written(list.operation.arrays[i]) && !is_written(list.operation.arrays[j]);
  const bool same_type = list.usual.arrays[i].type == list.usual.arrays[j].type;
  // Two inputs may share; what they hold must make sense as both.
  if (both_read && !(same_type && list.operation.arrays[i].has_key_type)) return;
  share("on", memory_of::another, 0);
  share("one element into", memory_of::another, 1);
  share("right behind", memory_of::after_another, 0);
  if (!same_type || list.usual.arrays[i].rank == 0 || list.usual.arrays[j].rank == 0) return;
  list.add_to_call(fault_class::aliasing,
                   {deviation_list::number(i, part::data), deviation_list::number(i, part::lies),
                    deviation_list::number(j, part::lies)},
                   std::string(list.operation.arrays[i].name) + " between the elements of '" +
                       std::string(list.operation.arrays[j].name) + "'",
                   [=](call_case& c) {
                     c.arrays[i].data = memory_of::another;
                     c.arrays[i].other = j;
                     c.arrays[i].shift = 1;
                     c.arrays[i].lies = c.arrays[j].lies = arrangement::every_second;
                   });
}

}  // namespace

void add_memory_deviations(deviation_list& list) {
  const auto& arrays = list.operation.arrays;
  for (std::size_t i = 0; i < arrays.size(); ++i) {
    for (const auto& [lies, text] : arrangements)
      if (lies != list.usual.frame.lies &&
          list.usual.arrays[i].rank > (has_one_axis_form(lies) ? 0 : 1))
        list.add_to_array(fault_class::layout, i, part::lies, text,
                          [l = lies](array_case& a) { a.lies = l; });
    list.add_to_array(fault_class::constness, i, part::flags, "read-only",
                      [](array_case& a) { a.is_read_only = true; });
    list.add_to_array(fault_class::null_data, i, part::data, "null",
                      [](array_case& a) { a.data = memory_of::nobody; });
    for (std::size_t j = 0; j < arrays.size(); ++j)
      if (i != j && (is_written(arrays[i]) || i < j) && (!is_written(arrays[j]) || j < i))
        add_sharing(list, i, j);
  }
}

}  // namespace kordon::v0::testing
