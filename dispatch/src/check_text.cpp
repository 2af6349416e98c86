// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "check_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/dispatch/suggested_dtype.hpp>
#include <kordon/memory/array_fault.hpp>
#include <kordon/memory/claim.hpp>
#include <kordon/memory/known_dtype.hpp>
#include <kordon/memory/refusal.hpp>
#include <vector>

#include "option_value.hpp"

namespace kordon::inline v0::detail {
namespace {

/// Throws: `text` goes on after "argument 'in' (...) ".
[[noreturn]] void blame(const request& r, std::size_t i, refusal_code code,
                        const std::string& text) {
  refuse(code, r.operation.name, r.operation.arrays[i].name,
         fmt::format("({}) {}", to_string(r.arrays[i]), text));
}

place home(const request& r) {
  return {home_of(r.kind()), r.exec.device};
}

/// The name of a variable for the fix: "A.values" -> "values0".
std::string fixed_name(const array_parameter& p) {
  const auto dot = p.name.find('.');
  return std::string(dot == std::string_view::npos ? p.name : p.name.substr(dot + 1)) + "0";
}

std::string names_of(dtype_set set) {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < dtype_count; ++i)
    if (set.contains(static_cast<dtype>(i))) names.push_back(name(static_cast<dtype>(i)));
  if (names.size() == 1) return std::string(names[0]);
  const auto last = names.back();
  names.pop_back();
  return fmt::format("{} or {}", fmt::join(names, ", "), last);
}

std::string zeros_of(const array_parameter& p, dtype type, std::span<const std::int64_t> extents) {
  return fmt::format("auto {} = kordon::zeros(kordon::place_of(exec), kordon::dtype::{}, {{{}}});",
                     fixed_name(p), enumerator(type), fmt::join(extents, ","));
}

/// Those that the array has room for, whatever it says its rank is.
std::span<const std::int64_t> known_extents(const array_ref& a) {
  return {a.c().extents,
          std::min<std::size_t>(static_cast<std::uint32_t>(a.rank()), KORDON_MAX_RANK)};
}

/// The line that makes an argument with another dtype: inputs are converted, outputs made anew.
std::string retyped(const request& r, std::size_t i) {
  const auto [which, type] = suggested_conversion(r.operation, r.arrays, i);
  const array_parameter& p = r.operation.arrays[which];
  if (p.direction == role::out) return zeros_of(p, type, known_extents(r.arrays[which]));
  if (!converts(r.arrays[which].type(), type)) return text_of_taking_a_part(type);
  return fmt::format("auto {} = kordon::copy_as(kordon::dtype::{}, {});", fixed_name(p),
                     enumerator(type), r.spelled(which));
}

/// The line that makes memory of its own for an argument that is written: with its elements, if they
/// are read as well.
std::string made_anew(const request& r, std::size_t i) {
  const array_parameter& p = r.operation.arrays[i];
  if (p.direction == role::inout)
    return fmt::format("auto {} = kordon::copy_to(kordon::place_of(exec), {});", fixed_name(p),
                       r.spelled(i));
  return fmt::format("auto {} = kordon::zeros_like({});", fixed_name(p), r.spelled(i));
}

const option_parameter& parameter(const request& r, const kordon_option& o) {
  return r.operation.options[static_cast<std::size_t>(o.id)];
}

std::string allowed_values(const request& r, const option_parameter& p) {
  if (p.at_most_rank)
    return fmt::format("from {} to {}, the rank of '{}'", p.minimum, r.rank(),
                       r.operation.arrays[0].name);
  if (p.is_axis)
    return fmt::format("from {} to {}, an axis of '{}'", -r.rank(), r.rank() - 1,
                       r.operation.arrays[0].name);
  if (p.kind != KORDON_OPTION_REALS) return range_of(p);
  return fmt::format("{}, given once or once for each of {} axes", range_of(p), r.rank());
}

}  // namespace

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? " was" : "s were");
}

void refuse_count(const request& r) {
  std::vector<std::string_view> names;
  for (const array_parameter& p : r.operation.arrays) names.push_back(p.name);
  refuse(refusal_code::shape_mismatch, r.operation.name, "",
         fmt::format("{} given and {} are needed. Fix: pass {}", counted(r.arrays.size(), "array"),
                     names.size(), fmt::join(names, ", ")));
}

void refuse_exec(const request& r) {
  if (r.exec.instance == nullptr)
    refuse(refusal_code::null_data, r.operation.name, "",
           "the execution space has no instance. Fix: pass kordon::exec_ref(exec)");
  refuse(refusal_code::not_compiled, r.operation.name, "",
         fmt::format("the execution space is of kind {}, which Kordon does not know. Fix: pass "
                     "kordon::exec_ref(exec)",
                     r.exec.kind));
}

void refuse_place(const request& r, std::size_t i, refusal_code code) {
  const array_parameter& p = r.operation.arrays[i];
  const place where = r.arrays[i].where();
  if (code == refusal_code::not_compiled)
    blame(r, i, code,
          fmt::format("is in memory of kind '{}', which this build of Kordon does not have. Fix: "
                      "build Kordon "
                      "against a Kokkos with that backend enabled",
                      name(where.kind)));
  if (code == refusal_code::device_mismatch && is_no_device(where))
    blame(r, i, code,
          fmt::format("has device {}{}make it with kordon::array_ref({}, "
                      "kordon::place_of(exec).device)",
                      where.device, text_of_no_device(), r.spelled(i)));
  blame(r, i, code,
        fmt::format("is not on {}, where the call runs. Fix: auto {} = "
                    "kordon::copy_to(kordon::place_of(exec), {});",
                    to_string(home(r)), fixed_name(p), r.spelled(i)));
}

void refuse_type(const request& r, std::size_t i) {
  blame(r, i, refusal_code::dtype_mismatch,
        fmt::format("is {} and must be {}. Fix: {}",
                    has_known_dtype(r.arrays[i]) ? name(r.arrays[i].type()) : "of no dtype",
                    names_of(r.operation.arrays[i].types), retyped(r, i)));
}

void refuse_key_type(const request& r, std::size_t i) {
  std::size_t first = 0;
  while (!r.operation.arrays[first].has_key_type) ++first;
  const dtype needed = r.operation.arrays[i].type_for(r.key_type()).value_or(r.key_type());
  const std::string like =
      needed == r.key_type()
          ? fmt::format("as '{}' is", r.operation.arrays[first].name)
          : fmt::format("since '{}' is {}", r.operation.arrays[first].name, name(r.key_type()));
  blame(r, i, refusal_code::dtype_mismatch,
        fmt::format("is {} and must be {} {}. Fix: {}", name(r.arrays[i].type()), name(needed),
                    like, retyped(r, i)));
}

void refuse_extents(const request& r, std::size_t i) {
  blame(r, i, refusal_code::shape_mismatch, text_of_impossible_extents(r.arrays[i]));
}

void refuse_precision(const request& r, std::size_t i) {
  const array_parameter& p = r.operation.arrays[i];
  const dtype type = r.arrays[i].type();
  const dtype half = type == dtype::float64 ? dtype::float32 : dtype::complex64;
  blame(r, i, refusal_code::no_implementation,
        fmt::format("is {}, and {} has no double precision. Fix: call it {}on the host: auto {} = "
                    "kordon::copy_to(kordon::place{{}}, {});",
                    name(type), to_string(home(r)),
                    p.types.contains(half) ? fmt::format("with {} arrays, or ", name(half)) : "",
                    fixed_name(p), r.spelled(i)));
}

void refuse_rank(const request& r, std::size_t i) {
  const array_parameter& p = r.operation.arrays[i];
  const std::string fix = r.arrays[i].rank() < p.min_rank
                              ? fmt::format("pass it with {} or more axes", p.min_rank)
                              : fmt::format("pass subviews of rank {} or less", p.max_rank);
  blame(r, i, refusal_code::shape_mismatch,
        fmt::format("has rank {} and must have rank {} to {}. Fix: {}", r.arrays[i].rank(),
                    p.min_rank, p.max_rank, fix));
}

void refuse_shape(const request& r, std::size_t i, const shape_binding& binding) {
  const array_parameter& p = r.operation.arrays[i];
  int rank = 0;
  const auto extents = binding.extents(p.shape, rank);
  std::vector<std::string> allowed;
  bool is_settled = true;  // nothing is free
  for (int k = 0; k < rank; ++k) {
    const auto e = extents[static_cast<std::size_t>(k)];
    is_settled = is_settled && e >= 0;
    allowed.push_back(e < 0 ? "any" : std::to_string(e));
  }
  for (int k = 0; k < p.shape.rank(); ++k) {
    const auto axis = static_cast<std::size_t>(p.shape.place_of(k, rank));
    const bool is_free = extents[axis] < 0;
    if (is_free && p.shape[k].plus > 0) allowed[axis] = fmt::format("{} or more", p.shape[k].plus);
    if (binding.may_be_odd(p.shape[k])) allowed[axis] += fmt::format(" or {}", extents[axis] + 1);
  }
  const std::string fix =
      p.direction != role::out || !is_settled
          ? "pass an array of that shape"
          : zeros_of(p, r.arrays[i].type(), {extents.data(), static_cast<std::size_t>(rank)});
  std::vector<std::string> shapes;
  for (const array_parameter& q : r.operation.arrays)
    shapes.push_back(fmt::format("{} [{}]", q.name, q.shape.text()));
  blame(r, i, refusal_code::shape_mismatch,
        fmt::format("must have the extents [{}]; the operation's shapes are {}. Fix: {}",
                    fmt::join(allowed, ","), fmt::join(shapes, ", "), fix));
}

void refuse_null(const request& r, std::size_t i) {
  blame(r, i, refusal_code::null_data, text_of_missing_memory());
}

void refuse_behind(const request& r, std::size_t i) {
  blame(r, i, refusal_code::not_current,
        fmt::format("{}{}.sync_{}();", text_of_being_behind(), r.operation.arrays[i].name,
                    r.side(i)));
}

void refuse_claim(const request& r, std::size_t i) {
  const array_ref& a = r.arrays[i];
  const place claimed = a.where(), there = denied(claimed, a.data()).value_or(place{});
  if (there.kind == claimed.kind)
    blame(r, i, refusal_code::device_mismatch,
          fmt::format("is not on {}, where the call runs: the platform says that its memory is on "
                      "{}. Fix: auto {} = kordon::copy_to(kordon::place_of(exec), {});",
                      to_string(claimed), to_string(there), fixed_name(r.operation.arrays[i]),
                      r.spelled(i)));
  blame(r, i, refusal_code::space_mismatch, denial(claimed, there));
}

void refuse_read_only(const request& r, std::size_t i) {
  blame(r, i, refusal_code::read_only,
        fmt::format("is written by the call and is read-only. Fix: {}", made_anew(r, i)));
}

void refuse_strides(const request& r, std::size_t i) {
  blame(r, i, refusal_code::layout_unsupported, text_of_impossible_strides(r.arrays[i]));
}

void refuse_self_overlap(const request& r, std::size_t i) {
  blame(r, i, refusal_code::aliasing,
        fmt::format("is written by the call and has the strides [{}], which make elements share an "
                    "address. Fix: {}",
                    fmt::join(r.arrays[i].strides(), ","), made_anew(r, i)));
}

void refuse_overlap(const request& r, std::size_t i, std::size_t j) {
  blame(r, i, refusal_code::aliasing,
        fmt::format("shares memory with '{}' ({}) and must not. Fix: {}",
                    r.operation.arrays[j].name, to_string(r.arrays[j]), made_anew(r, i)));
}

void refuse_option_id(const request& r, const kordon_option& o) {
  const bool is_known = static_cast<std::size_t>(o.id) < r.operation.options.size();
  refuse(refusal_code::option_invalid, r.operation.name, "",
         is_known
             ? fmt::format("option '{}' is given twice. Fix: give it once", parameter(r, o).name)
             : fmt::format("option {} is given, and the operation has {}. Fix: number "
                           "options as its description does",
                           o.id, r.operation.options.size()));
}

void refuse_option_value(const request& r, const kordon_option& o) {
  constexpr std::string_view kinds[] = {"an integer", "a number", "a number an axis"};
  const option_parameter& p = parameter(r, o);
  if (o.kind != p.kind)
    refuse(refusal_code::option_invalid, r.operation.name, "",
           fmt::format("option '{}' is not given as {}. Fix: set .{} to such a value", p.name,
                       kinds[p.kind], p.name));
  refuse(refusal_code::option_invalid, r.operation.name, "",
         fmt::format("option '{}' is {} and must be {}. Fix: set .{} to such a value", p.name,
                     to_string(p, o), allowed_values(r, p), p.name));
}

void refuse_option_inapplicable(const request& r, const kordon_option& o) {
  const option_parameter& p = parameter(r, o);
  const auto other_index = static_cast<std::size_t>(p.applies_to);
  const option_parameter& other = r.operation.options[other_index];
  kordon_option needed = r.option(p.applies_to);
  const std::string now = to_string(other, needed);
  needed.value.integer = p.applies_when;
  refuse(refusal_code::option_inapplicable, r.operation.name, "",
         fmt::format("option '{}' is {}, but it applies only when '{}' is {}, and that is {}. Fix: "
                     "leave .{} out, "
                     "or set .{} to {}",
                     p.name, to_string(p, o), other.name, to_string(other, needed), now, p.name,
                     other.name, to_string(other, needed)));
}

}  // namespace kordon::v0::detail
