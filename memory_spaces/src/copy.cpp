// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <kordon/memory/copy.hpp>
#include <kordon/memory/refusal.hpp>
#include <numeric>
#include <vector>

#include "space_table.hpp"

namespace kordon::inline v0 {
namespace {

thread_local std::uint64_t moved = 0;

void count_bytes(const array_ref& a) {
  moved += static_cast<std::uint64_t>(a.size()) * size_of(a.type());
}

std::string shown(const array_ref& a) {
  return "(" + to_string(a) + ") ";
}

std::vector<int> axes_of(const array_ref& a) {
  std::vector<int> axes(static_cast<std::size_t>(a.rank()));
  std::iota(axes.begin(), axes.end(), 0);
  return axes;
}

/// The axes from the largest stride to the smallest.
std::vector<int> memory_order(const array_ref& a) {
  auto axes = axes_of(a);
  std::stable_sort(axes.begin(), axes.end(),
                   [&](int i, int j) { return a.stride(i) > a.stride(j); });
  return axes;
}

bool is_dense(const array_ref& a) {
  std::int64_t expected = 1;
  const auto axes = memory_order(a);
  for (std::size_t k = axes.size(); k-- > 0;) {
    const int axis = axes[k];
    if (a.extent(axis) == 1) continue;
    if (a.stride(axis) != expected) return false;
    expected *= a.extent(axis);
  }
  return true;
}

bool same_strides(const array_ref& a, const array_ref& b) {
  for (int i = 0; i < a.rank(); ++i)
    if (a.extent(i) > 1 && a.stride(i) != b.stride(i)) return false;
  return true;
}

using strides = std::array<std::int64_t, KORDON_MAX_RANK>;

/// The strides of a dense array with the extents of `a` whose axes stand in `order`, the slowest
/// first.
strides dense_strides(const array_ref& a, const std::vector<int>& order) {
  strides result{};
  std::int64_t count = 1;
  for (std::size_t k = order.size(); k-- > 0;) {
    const int axis = order[k];
    result[static_cast<std::size_t>(axis)] = count;
    count *= std::max<std::int64_t>(a.extent(axis), 1);
  }
  return result;
}

/// zeros with other strides, those of a dense array.
array zeros_with(const strides& s, place where, const array_ref& like) {
  const array made = zeros(where, like.type(), like.extents(), like.label());
  kordon_array c = made.ref().c();
  std::copy_n(s.begin(), c.rank, c.strides);
  return {array_ref(c), std::make_shared<array>(made)};
}

array copy_with(const strides& s, place where, const array_ref& src) {
  const detail::moving whole("copy_to", src, where);
  detail::require_place(src.where(), "copy_to", "src");
  array dst = zeros_with(s, where, src);
  detail::carry(dst, src);
  return dst;
}

void check_extents(std::string_view operation, const array_ref& dst, const array_ref& src) {
  if (dst.is_read_only())
    refuse(refusal_code::read_only, operation, "dst",
           shown(dst) + "is read-only. Fix: pass a View of non-const elements");
  if (!std::ranges::equal(dst.extents(), src.extents()))
    refuse(refusal_code::shape_mismatch, operation, "dst",
           shown(dst) + "must have the extents of 'src' (" + to_string(src) +
               "). Fix: auto dst0 = kordon::zeros_like(src)");
  if (src.size() > 0 && (src.data() == nullptr || dst.data() == nullptr))
    refuse(refusal_code::null_data, operation, src.data() == nullptr ? "src" : "dst",
           shown(src.data() == nullptr ? src : dst) +
               "has elements but no memory. Fix: allocate it first");
}

void check_conversion(dtype type, const array_ref& src) {
  if (!converts(src.type(), type))
    refuse(refusal_code::dtype_mismatch, "copy_as", "src",
           shown(src) + "cannot become " + std::string(name(type)) +
               ", which has no imaginary part. Fix: convert it to complex64 or complex128, or "
               "only its real parts, which are an array with twice the strides");
}

}  // namespace

void copy(const array_ref& dst, const array_ref& src) {
  const detail::moving whole("copy", src, dst);
  check_extents("copy", dst, src);
  if (dst.type() != src.type())
    refuse(refusal_code::dtype_mismatch, "copy", "src",
           shown(src) + "must be " + std::string(name(dst.type())) +
               " as 'dst' is. Fix: auto src0 = kordon::copy_as(kordon::dtype::" +
               std::string(enumerator(dst.type())) + ", src)");
  const auto& to = detail::require_place(dst.where(), "copy", "dst");
  detail::require_place(src.where(), "copy", "src");
  if (src.size() == 0) return;
  if (dst.where() == src.where()) {
    to.copy(dst, src);
    to.fence(dst.where().device);
  } else {
    if (!is_dense(src) || !same_strides(dst, src))
      refuse(refusal_code::layout_unsupported, "copy", is_dense(src) ? "dst" : "src",
             shown(is_dense(src) ? dst : src) +
                 "must be dense, with the strides of the other array, to be copied between places. "
                 "Fix: kordon::copy(dst, kordon::copy_to(dst.where(), src));");
    detail::copy_bytes(dst.where().kind, dst.data(), src.where().kind, src.data(),
                       static_cast<std::size_t>(src.size()) * size_of(src.type()));
  }
  count_bytes(src);
}

array copy_to(place where, const array_ref& src) {
  return copy_with(dense_strides(src, is_dense(src) ? memory_order(src) : axes_of(src)), where,
                   src);
}

array copy_to(place where, const array_ref& src, Kokkos::LayoutRight) {
  return copy_with(dense_strides(src, axes_of(src)), where, src);
}

array copy_to(place where, const array_ref& src, Kokkos::LayoutLeft) {
  auto last_first = axes_of(src);
  std::ranges::reverse(last_first);
  return copy_with(dense_strides(src, last_first), where, src);
}

array copy_as(dtype type, const array_ref& src) {
  const detail::moving whole("copy_as", src, src.where(), type);
  check_conversion(type, src);
  array dst = zeros(src.where(), type, src.extents(), src.label());
  detail::convert(dst, src);
  return dst;
}

namespace detail {
void carry(const array_ref& dst, const array_ref& src) {
  // Between places only bytes move: what must change its order does so where it is.
  if (dst.where() == src.where() || (is_dense(src) && same_strides(dst, src)))
    return copy(dst, src);
  strides s{};
  std::copy_n(dst.c().strides, dst.rank(), s.begin());
  const array ordered = zeros_with(s, src.where(), src);
  copy(ordered, src);
  copy(dst, ordered);
}

void convert(const array_ref& dst, const array_ref& src) {
  check_extents("copy_as", dst, src);
  const auto& space = require_place(src.where(), "copy_as", "src");
  if (src.size() == 0) return;
  space.convert(dst, src);
  space.fence(src.where().device);
  count_bytes(dst);
}
}  // namespace detail

std::uint64_t bytes_copied() {
  return moved;
}

}  // namespace kordon::v0
