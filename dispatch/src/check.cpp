// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <kordon/memory/float64.hpp>
#include <kordon/memory/footprint.hpp>
#include <kordon/memory/known_dtype.hpp>
#include <kordon/memory/refusal.hpp>

#include "check_text.hpp"
#include "known_claims.hpp"
#include "option_value.hpp"
#include "request.hpp"

namespace kordon::inline v0::detail {
namespace {

bool is_written(const array_parameter& p) {
  return p.direction != role::in;
}

bool is_misplaced(const request& r, std::size_t i) {
  const place where = r.arrays[i].where();
  if (where.device < 0) return true;
  // Only an exec's own memory belongs to one device; pinned and managed memory serves them all.
  return where.kind == home_of(r.kind()) ? where.device != r.exec.device
                                         : !usable(where.kind, r.kind());
}

/// What a misplaced array is refused for; a kind of memory that nobody here has comes first.
refusal_code place_fault(const request& r, std::size_t i) {
  const space_kind kind = r.arrays[i].where().kind;
  if (usable(kind, r.kind())) return refusal_code::device_mismatch;
  return compiled_in(kind) ? refusal_code::space_mismatch : refusal_code::not_compiled;
}

bool is_of_another_type(const request& r, std::size_t i, dtype key) {
  const array_parameter& p = r.operation.arrays[i];
  const dtype type = r.arrays[i].type();
  return (p.has_key_type && type != key) || (p.has_complex_key_type && type != complex_of(key));
}

bool is_of_no_type_allowed(const request& r, std::size_t i) {
  return !has_known_dtype(r.arrays[i]) || !r.operation.arrays[i].types.contains(r.arrays[i].type());
}

bool is_too_precise(const request& r, std::size_t i) {
  return double_precision.contains(r.arrays[i].type()) && !has_float64(r.exec);
}

bool has_a_wrong_rank(const request& r, std::size_t i) {
  const array_parameter& p = r.operation.arrays[i];
  const int rank = r.arrays[i].rank();
  return p.shape.is_any() && (rank < p.min_rank || rank > p.max_rank);
}

bool has_no_memory(const request& r, std::size_t i, const footprint& f) {
  return r.arrays[i].data() == nullptr && !f.is_empty();
}

/// Whether the platform denies that the array lies where it claims to.
bool is_elsewhere(const request& r, std::size_t i) {
  return !known_claims::hold(r.arrays.subspan(i, 1));
}

/// What an array with a false claim is refused for.
refusal_code claim_fault(const request& r, std::size_t i) {
  const place claimed = r.arrays[i].where();
  const auto said = denied(claimed, r.arrays[i].data());
  return said && said->kind == claimed.kind ? refusal_code::device_mismatch
                                            : refusal_code::space_mismatch;
}

bool is_locked(const request& r, std::size_t i) {
  return is_written(r.operation.arrays[i]) && r.arrays[i].is_read_only();
}

/// What hardly any array has: one look at its flags for all of them.
bool is_flagged_badly(const request& r, std::size_t i) {
  return r.arrays[i].c().flags != 0 && (is_locked(r, i) || r.arrays[i].is_behind());
}

/// Refuses for the first fault: by kind of fault and then by argument, so that the order of arguments
/// never changes the verdict. Inputs bind the letters of shapes first: an output is what gets the blame.
void refuse_first_fault(const request& r) {
  const std::size_t n = r.arrays.size();
  const dtype key = r.key_type();
  for (refusal_code fault :
       {refusal_code::not_compiled, refusal_code::space_mismatch, refusal_code::device_mismatch})
    for (std::size_t i = 0; i < n; ++i)
      if (is_misplaced(r, i) && place_fault(r, i) == fault) refuse_place(r, i, fault);
  for (std::size_t i = 0; i < n; ++i)
    if (is_of_no_type_allowed(r, i)) refuse_type(r, i);
  for (std::size_t i = 0; i < n; ++i)
    if (is_of_another_type(r, i, key)) refuse_key_type(r, i);
  for (std::size_t i = 0; i < n; ++i)
    if (is_too_precise(r, i)) refuse_precision(r, i);
  for (std::size_t i = 0; i < n; ++i)
    if (!footprint(r.arrays[i]).has_possible_extents()) refuse_extents(r, i);
  shape_binding binding;
  for (bool outputs : {false, true}) {
    for (std::size_t i = 0; i < n; ++i) {
      if ((r.operation.arrays[i].direction == role::out) != outputs) continue;
      if (has_a_wrong_rank(r, i)) refuse_rank(r, i);
      if (!binding.fits(r.operation.arrays[i].shape, r.arrays[i])) refuse_shape(r, i, binding);
    }
  }
  for (std::size_t i = 0; i < n; ++i)
    if (has_no_memory(r, i, footprint(r.arrays[i]))) refuse_null(r, i);
  for (refusal_code fault : {refusal_code::space_mismatch, refusal_code::device_mismatch})
    for (std::size_t i = 0; i < n; ++i)
      if (is_elsewhere(r, i) && claim_fault(r, i) == fault) refuse_claim(r, i);
  for (std::size_t i = 0; i < n; ++i)
    if (r.arrays[i].is_behind()) refuse_behind(r, i);
  for (std::size_t i = 0; i < n; ++i)
    if (is_locked(r, i)) refuse_read_only(r, i);
  for (std::size_t i = 0; i < n; ++i)
    if (!footprint(r.arrays[i]).has_possible_strides()) refuse_strides(r, i);
}

bool is_at_home_and_of_its_type(const request& r, std::size_t i) {
  return !is_misplaced(r, i) && !is_of_no_type_allowed(r, i) &&
         !is_of_another_type(r, i, r.key_type()) && !is_flagged_badly(r, i);
}

bool is_of_its_shape(const request& r, std::size_t i, const footprint& f, shape_binding& binding) {
  return !has_a_wrong_rank(r, i) && f.has_possible_extents() &&
         binding.fits(r.operation.arrays[i].shape, r.arrays[i]) && !has_no_memory(r, i, f) &&
         f.has_possible_strides();
}

/// Where the bytes of an array lie: two ranges that do not meet need no closer look.
struct byte_range {
  std::uintptr_t begin, end;
  bool is_written;

  bool concerns(const byte_range& other) const {
    return (is_written || other.is_written) && begin < other.end && other.begin < end;
  }
};

/// What nearly all calls are asked about their arrays, and all that they are asked.
struct first_look {
  bool are_fine = true;    // each by itself, and beside the others but for memory that they share
  bool may_share = false;  // memory that one of them writes to

  explicit first_look(const request& r) {
    const std::size_t n = r.arrays.size();
    for (std::size_t i = 0; i < n && are_fine; ++i) are_fine = is_at_home_and_of_its_type(r, i);
    std::array<byte_range, KORDON_MAX_ARRAYS> ranges;
    shape_binding binding;
    for (std::size_t i = 0; i < n && are_fine; ++i) {
      const footprint f(r.arrays[i]);
      are_fine = is_of_its_shape(r, i, f, binding);
      const auto begin = reinterpret_cast<std::uintptr_t>(r.arrays[i].data());
      ranges[i] = {begin, begin + static_cast<std::uintptr_t>(f.bytes()),
                   is_written(r.operation.arrays[i])};
      may_share = may_share || (ranges[i].is_written && !f.is_nested());
      for (std::size_t j = 0; j < i; ++j) may_share = may_share || ranges[i].concerns(ranges[j]);
    }
    are_fine = are_fine && known_claims::hold(r.arrays);
    if (!always_has_float64(r.kind())) [[unlikely]]
      for (std::size_t i = 0; i < n; ++i) are_fine = are_fine && !is_too_precise(r, i);
  }
};

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

void check_options(const request& r) {
  std::uint32_t given = 0;
  for (const kordon_option& o : r.options) {
    if (static_cast<std::size_t>(o.id) >= r.operation.options.size() || (given >> o.id & 1u) != 0)
      refuse_option_id(r, o);
    given |= 1u << o.id;
    const option_parameter& p = r.operation.options[static_cast<std::size_t>(o.id)];
    if (!has_valid_value(p, o, r.rank())) refuse_option_value(r, o);
  }
  for (const kordon_option& o : r.options) {
    const option_parameter& p = r.operation.options[static_cast<std::size_t>(o.id)];
    if (o.is_default == 0 && p.applies_to >= 0 &&
        r.option(p.applies_to).value.integer != p.applies_when)
      refuse_option_inapplicable(r, o);
  }
}

}  // namespace

void check(const request& r) {
  if (r.arrays.size() != r.operation.arrays.size()) refuse_count(r);
  if (static_cast<std::uint32_t>(r.exec.kind) >= exec_kind_count || r.exec.instance == nullptr)
      [[unlikely]]
    refuse_exec(r);
  const first_look look(r);
  if (!look.are_fine) [[unlikely]]
    refuse_first_fault(r);
  if (look.may_share) check_sharing(r);
  check_options(r);
}

}  // namespace kordon::v0::detail
