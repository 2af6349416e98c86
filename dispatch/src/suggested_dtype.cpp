// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <kordon/dispatch/suggested_dtype.hpp>
#include <kordon/memory/known_dtype.hpp>

namespace kordon::inline v0::detail {
namespace {

bool is_whole(dtype t) {
  return t <= dtype::uint64;
}

}  // namespace

conversion suggested_conversion(const operation_description& operation,
                                std::span<const array_ref> arrays, std::size_t i) {
  const array_parameter& p = operation.arrays[i];
  const dtype given = has_known_dtype(arrays[i]) ? arrays[i].type() : dtype::float32;
  const auto first = std::ranges::find_if(operation.arrays, &array_parameter::has_key_type);
  if (first == operation.arrays.end()) return {i, suggested_dtype(p.types, given)};
  const auto key = static_cast<std::size_t>(first - operation.arrays.begin());
  const auto needed = has_known_dtype(arrays[key]) ? p.type_for(arrays[key].type()) : std::nullopt;
  const dtype to = needed && p.types.contains(*needed) ? *needed : suggested_dtype(p.types, given);
  const bool must_key_give_way = i != key && p.has_key_type && p.direction == role::in &&
                                 first->direction == role::in && is_whole(to) && !holds(to, given);
  return must_key_give_way ? conversion{key, suggested_dtype(first->types, given)}
                           : conversion{i, to};
}

}  // namespace kordon::v0::detail
