// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "move_check.hpp"

#include <algorithm>
#include <kordon/memory/array_fault.hpp>
#include <kordon/memory/claim.hpp>
#include <kordon/memory/footprint.hpp>
#include <kordon/memory/known_dtype.hpp>
#include <kordon/memory/refusal.hpp>
#include <span>

#include "axis_order.hpp"
#include "require_dtype.hpp"
#include "space_table.hpp"

namespace kordon::inline v0::detail {
namespace {

/// An argument of a mover, and how to say what is wrong with it.
struct argument {
  std::string_view mover, name;
  const array_ref& array;

  [[noreturn]] void blame(refusal_code code, const std::string& text) const {
    refuse(code, mover, name, "(" + to_string(array) + ") " + text);
  }
};

using arguments = std::span<const argument>;

void check_dtypes(arguments all) {
  for (const argument& a : all)
    if (!has_known_dtype(a.array))
      a.blame(refusal_code::dtype_mismatch, "is of no dtype. Fix: give it one of kordon::dtype");
}

void check_extents(arguments all) {
  for (const argument& a : all)
    if (!footprint(a.array).has_possible_extents())
      a.blame(refusal_code::shape_mismatch, text_of_impossible_extents(a.array));
}

/// The kind only: a View carries no device, and movers find the bytes of any.
void check_claim(const argument& a) {
  const auto said = denied(a.array.where(), a.array.data());
  if (said && said->kind != a.array.where().kind)
    a.blame(refusal_code::space_mismatch, denial(a.array.where(), *said));
}

void check_memory(arguments all) {
  for (const argument& a : all)
    if (a.array.data() == nullptr && a.array.size() > 0)
      a.blame(refusal_code::null_data, text_of_missing_memory());
  for (const argument& a : all)
    if (a.array.size() > 0) check_claim(a);
  for (const argument& a : all)
    if (a.array.is_behind())
      a.blame(refusal_code::not_current,
              text_of_being_behind() + "sync the DualView to this side first");
}

void check_strides(arguments all) {
  for (const argument& a : all)
    if (!footprint(a.array).has_possible_strides())
      a.blame(refusal_code::layout_unsupported, text_of_impossible_strides(a.array));
}

void check_conversion(const argument& src, dtype as) {
  if (!converts(src.array.type(), as))
    src.blame(refusal_code::dtype_mismatch,
              "cannot become " + std::string(name(as)) +
                  ", which has no imaginary part. Fix: convert it to complex64 or complex128, or "
                  "only its real parts, which are an array with twice the strides");
}

/// A broadcast array can have more elements than there is memory for.
void check_bytes(const argument& src, dtype as) {
  std::int64_t bytes = 0;
  if (__builtin_mul_overflow(src.array.size(), static_cast<std::int64_t>(size_of(as)), &bytes))
    src.blame(refusal_code::shape_mismatch,
              "has more elements than memory can have. Fix: move a part of it");
}

void check_same_dtype(const argument& src, const argument& dst) {
  const dtype type = dst.array.type();
  if (type == src.array.type()) return;
  const std::string fix =
      converts(src.array.type(), type)
          ? "auto src0 = kordon::copy_as(kordon::dtype::" + std::string(enumerator(type)) + ", src)"
          : text_of_taking_a_part(type);
  src.blame(refusal_code::dtype_mismatch,
            "must be " + std::string(name(type)) + " as 'dst' is. Fix: " + fix);
}

void check_same_extents(const argument& src, const argument& dst) {
  if (!std::ranges::equal(dst.array.extents(), src.array.extents()))
    dst.blame(refusal_code::shape_mismatch,
              "must have the extents of 'src' (" + to_string(src.array) +
                  "). Fix: auto dst0 = kordon::copy_to(kordon::place_of(dst), src)");
}

void check_writable(const argument& dst) {
  if (dst.array.is_read_only())
    dst.blame(refusal_code::read_only, "is read-only. Fix: pass a View of non-const elements");
}

/// Between places only bytes move.
void check_layouts(const argument& src, const argument& dst) {
  const array_ref &from = src.array, &to = dst.array;
  if (from.size() == 0 || from.where() == to.where()) return;
  if (!is_dense(from) || !same_strides(to, from))
    (is_dense(from) ? dst : src)
        .blame(refusal_code::layout_unsupported,
               "must be dense, with the strides of the other array, to be copied between places. "
               "Fix: kordon::copy(dst, kordon::copy_to(kordon::place_of(dst), src));");
}

void check_sharing(const argument& src, const argument& dst) {
  const std::string fix = " Fix: auto dst0 = kordon::zeros_like(dst)";
  if (overlaps_itself(dst.array))
    dst.blame(refusal_code::aliasing, "is written and has elements that share an address." + fix);
  if (overlap(src.array, dst.array))
    dst.blame(refusal_code::aliasing, "shares memory with 'src' and must not." + fix);
}

}  // namespace

void check_move(std::string_view mover, const array_ref& src, place to, dtype as) {
  const argument all[] = {{mover, "src", src}};
  require_place(src.where(), mover, "src");
  if (to != src.where()) require_place(to, mover, "where");
  check_dtypes(all);
  require_dtype(as, mover);
  check_conversion(all[0], as);
  check_extents(all);
  check_bytes(all[0], as);
  check_memory(all);
  check_strides(all);
}

void check_move(std::string_view mover, const array_ref& src, const array_ref& dst) {
  const argument all[] = {{mover, "src", src}, {mover, "dst", dst}};
  const auto& [from, to] = all;
  for (const argument& a : all) require_place(a.array.where(), mover, a.name);
  check_dtypes(all);
  check_same_dtype(from, to);
  check_extents(all);
  check_same_extents(from, to);
  check_memory(all);
  check_writable(to);
  check_strides(all);
  check_layouts(from, to);
  check_sharing(from, to);
}

}  // namespace kordon::v0::detail
