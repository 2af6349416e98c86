// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "deviation_list.hpp"

namespace kordon::inline v0::testing {
namespace {

constexpr std::int64_t huge = std::int64_t(1) << 62;

std::string text_of(std::int64_t n) {
  return n == huge ? "2^62" : std::to_string(n);
}

/// The codes of all dtypes and of none; the last few look like known ones when cut to 5 or 8 bits.
std::vector<std::int32_t> type_codes(std::int32_t usual) {
  std::vector<std::int32_t> codes = {
      -1, 15, 31, 255, 32 + usual, 256 + usual, std::numeric_limits<std::int32_t>::max()};
  for (std::int32_t t = 0; t < static_cast<std::int32_t>(dtype_count); ++t)
    if (t != usual) codes.push_back(t);
  return codes;
}

void add_types(deviation_list& list) {
  for (std::size_t i = 0; i < list.operation.arrays.size(); ++i)
    for (std::int32_t code : type_codes(list.usual.arrays[i].type))
      list.add_to_array(fault_class::dtype, i, part::type, "of dtype " + std::to_string(code),
                        [code](array_case& a) { a.type = code; });
  for (std::size_t t = 0; t < dtype_count; ++t)
    if (static_cast<dtype>(t) != list.usual.frame.key)
      list.add_to_frame(fault_class::dtype, {deviation_list::number(part::key)},
                        "all of dtype " + std::to_string(t),
                        [t](call_case& c) { c.frame.key = static_cast<dtype>(t); });
}

bool has_any(const operation_description& d) {
  return std::ranges::any_of(d.arrays, [](const auto& p) { return p.shape.is_any(); });
}

void add_ranks(deviation_list& list) {
  for (std::size_t i = 0; i < list.operation.arrays.size(); ++i)
    for (std::int32_t rank : {-1, 0, 1, 2, 3, 4, 5, 8, 9, 1000, 1 << 30})
      if (rank != list.usual.arrays[i].rank)
        list.add_to_array(fault_class::rank, i, part::shape, "of rank " + std::to_string(rank),
                          [rank](array_case& a) {
                            a.rank = rank;
                            a.extents.resize(static_cast<std::size_t>(std::clamp(rank, 0, 8)), 1);
                          });
  for (int rank : {0, 1, 2, 3, 4, 8})
    if (has_any(list.operation) && rank != list.usual.frame.rank)
      list.add_to_frame(fault_class::rank, {deviation_list::number(part::frame)},
                        "all of rank " + std::to_string(rank),
                        [rank](call_case& c) { c.frame.rank = rank; });
}

void add_extents(deviation_list& list) {
  for (std::size_t i = 0; i < list.operation.arrays.size(); ++i)
    for (std::size_t axis = 0; axis < list.usual.arrays[i].extents.size(); ++axis) {
      const std::int64_t usual = list.usual.arrays[i].extents[axis];
      for (std::int64_t e : {usual - 1, usual + 1, std::int64_t(0), std::int64_t(1),
                             std::int64_t(-1), std::numeric_limits<std::int64_t>::min(), huge})
        list.add_to_array(e == 0 ? fault_class::empty : fault_class::extent, i, part::shape,
                          "of extent " + text_of(e) + " at axis " + std::to_string(axis),
                          [axis, e](array_case& a) {
                            if (axis < a.extents.size()) a.extents[axis] = e;
                          });
    }
}

/// Extents that change in all arrays together.
void add_extents_of_frame(deviation_list& list) {
  for (const auto& [letter, usual] : list.usual.frame.letters)
    for (std::int64_t e : {0, 1, 2, 11, 40})
      list.add_to_frame(e == 0 ? fault_class::empty : fault_class::extent,
                        {deviation_list::number(part::frame, letter)},
                        std::string(1, letter) + " = " + std::to_string(e),
                        [l = letter, e](call_case& c) { c.frame.letters[l] = e; });
  for (std::size_t axis = 0; axis < 3 && has_any(list.operation); ++axis)
    for (std::int64_t e : {0, 1, 2, 19, 70})
      list.add_to_frame(e == 0 ? fault_class::empty : fault_class::extent,
                        {deviation_list::number(part::frame, 200 + static_cast<int>(axis))},
                        "all of extent " + std::to_string(e) + " at axis " + std::to_string(axis),
                        [axis, e](call_case& c) { c.frame.image[axis] = e; });
}

}  // namespace

void add_shape_deviations(deviation_list& list) {
  add_types(list);
  add_ranks(list);
  add_extents(list);
  add_extents_of_frame(list);
}

}  // namespace kordon::v0::testing
