// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <kordon/memory/refusal.hpp>

#include "check_text.hpp"
#include "request.hpp"

namespace kordon::inline v0::detail {
namespace {

bool is_written(const array_parameter& p) {
  return p.direction != role::in;
}

void check_places(const request& r) {
  const space_kind home = home_of(r.kind());
  for (std::size_t i = 0; i < r.arrays.size(); ++i) {
    const place where = r.arrays[i].where();
    if (!usable(where.kind, r.kind())) refuse_place(r, i);
    // Only an exec's own memory belongs to one device; pinned and managed memory serves them all.
    if (where.kind == home && home != space_kind::host && where.device != r.exec.device)
      refuse_place(r, i);
  }
}

void check_types(const request& r) {
  const dtype key = r.key_type();
  for (std::size_t i = 0; i < r.arrays.size(); ++i) {
    const array_parameter& p = r.operation.arrays[i];
    const dtype type = r.arrays[i].type();
    if (!p.types.contains(type)) refuse_type(r, i);
    if (p.has_key_type && type != key) refuse_key_type(r, i);
  }
}

/// Inputs bind the letters first, so that an output is what gets the blame for a wrong extent.
void check_shapes(const request& r) {
  shape_binding binding;
  for (bool outputs : {false, true}) {
    for (std::size_t i = 0; i < r.arrays.size(); ++i) {
      const array_parameter& p = r.operation.arrays[i];
      if ((p.direction == role::out) != outputs) continue;
      const array_ref& a = r.arrays[i];
      if (p.shape.is_any() && (a.rank() < p.min_rank || a.rank() > p.max_rank)) refuse_rank(r, i);
      if (!binding.fits(p.shape, a)) refuse_shape(r, i, binding);
    }
  }
}

void check_memory(const request& r) {
  for (std::size_t i = 0; i < r.arrays.size(); ++i) {
    if (r.arrays[i].data() == nullptr && r.arrays[i].size() > 0) refuse_null(r, i);
  }
  for (std::size_t i = 0; i < r.arrays.size(); ++i) {
    if (!is_written(r.operation.arrays[i])) continue;
    if (r.arrays[i].is_read_only()) refuse_read_only(r, i);
  }
}

/// Whether the arrays are one and the same, as an operation that works in place allows.
bool are_same(const array_ref& a, const array_ref& b) {
  return a.data() == b.data() && a.type() == b.type() &&
         std::ranges::equal(a.extents(), b.extents()) &&
         std::ranges::equal(a.strides(), b.strides());
}

void check_sharing(const request& r) {
  for (std::size_t i = 0; i < r.arrays.size(); ++i) {
    if (!is_written(r.operation.arrays[i])) continue;
    if (overlaps_itself(r.arrays[i])) refuse_self_overlap(r, i);
    for (std::size_t j = 0; j < r.arrays.size(); ++j) {
      if (i == j || (j < i && is_written(r.operation.arrays[j]))) continue;
      if (r.operation.sharing == aliasing::in_place && are_same(r.arrays[i], r.arrays[j])) continue;
      if (overlap(r.arrays[i], r.arrays[j])) refuse_overlap(r, i, j);
    }
  }
}

bool in_range(const option_parameter& p, double v) {
  return std::isfinite(v) && (p.minimum_is_open ? v > p.minimum : v >= p.minimum) && v <= p.maximum;
}

bool has_valid_value(const request& r, const option_parameter& p, const kordon_option& o) {
  switch (p.kind) {
    case KORDON_OPTION_REAL:
      return in_range(p, o.value.real);
    case KORDON_OPTION_REALS: {
      if (o.count != 1 && o.count != r.rank()) return false;
      for (int i = 0; i < o.count; ++i)
        if (!in_range(p, o.value.reals[i])) return false;
      return true;
    }
    default:
      if (!p.choices.empty())
        return o.value.integer >= 0 &&
               o.value.integer < static_cast<std::int64_t>(p.choices.size());
      return in_range(p, static_cast<double>(o.value.integer)) &&
             (!p.at_most_rank || o.value.integer <= r.rank());
  }
}

void check_options(const request& r) {
  for (const kordon_option& o : r.options) {
    const option_parameter& p = r.operation.options[static_cast<std::size_t>(o.id)];
    if (!has_valid_value(r, p, o)) refuse_option_value(r, o);
  }
  for (const kordon_option& o : r.options) {
    const option_parameter& p = r.operation.options[static_cast<std::size_t>(o.id)];
    if (o.is_default == 0 && p.applies_to >= 0 &&
        r.options[static_cast<std::size_t>(p.applies_to)].value.integer != p.applies_when)
      refuse_option_inapplicable(r, o);
  }
}

}  // namespace

void check(const request& r) {
  if (r.arrays.size() != r.operation.arrays.size()) refuse_count(r);
  check_places(r);
  check_types(r);
  check_shapes(r);
  check_memory(r);
  check_sharing(r);
  check_options(r);
}

}  // namespace kordon::v0::detail
