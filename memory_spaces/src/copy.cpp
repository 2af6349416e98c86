// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
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

/// The axes from the largest stride to the smallest.
std::vector<int> memory_order(const array_ref& a) {
  std::vector<int> axes(static_cast<std::size_t>(a.rank()));
  std::iota(axes.begin(), axes.end(), 0);
  std::stable_sort(axes.begin(), axes.end(),
                   [&](int i, int j) { return a.stride(i) > a.stride(j); });
  return axes;
}

bool is_dense(const array_ref& a) {
  std::int64_t expected = 1;
  const auto axes = memory_order(a);
  for (auto axis = axes.rbegin(); axis != axes.rend(); ++axis) {
    if (a.extent(*axis) == 1) continue;
    if (a.stride(*axis) != expected) return false;
    expected *= a.extent(*axis);
  }
  return true;
}

bool same_strides(const array_ref& a, const array_ref& b) {
  for (int i = 0; i < a.rank(); ++i)
    if (a.extent(i) > 1 && a.stride(i) != b.stride(i)) return false;
  return true;
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

}  // namespace

void copy(const array_ref& dst, const array_ref& src) {
  const detail::moving whole("copy", src, dst);
  check_extents("copy", dst, src);
  if (dst.type() != src.type())
    refuse(refusal_code::dtype_mismatch, "copy", "src",
           shown(src) + "must be " + std::string(name(dst.type())) +
               " as 'dst' is. Fix: auto src0 = kordon::copy_as(kordon::dtype::" +
               std::string(enumerator(dst.type())) + ", src)");
  const auto& to = detail::require_space(dst.where().kind, "copy", "dst");
  const auto& from = detail::require_space(src.where().kind, "copy", "src");
  if (src.size() == 0) return;
  if (dst.where().kind == src.where().kind) {
    to.copy(dst, src);
  } else {
    if (!is_dense(dst) || !is_dense(src) || !same_strides(dst, src))
      refuse(refusal_code::layout_unsupported, "copy", is_dense(src) ? "dst" : "src",
             shown(is_dense(src) ? dst : src) +
                 "must be dense, with the strides of the other array, to be copied between places. "
                 "Fix: "
                 "auto dense = kordon::copy_to(" +
                 "src.where(), src)");
    detail::copy_bytes(dst.where().kind, dst.data(), src.where().kind, src.data(),
                       static_cast<std::size_t>(src.size()) * size_of(src.type()));
  }
  from.fence();
  to.fence();
  count_bytes(src);
}

array copy_to(place where, const array_ref& src) {
  const detail::moving whole("copy_to", src, where);
  const bool dense = is_dense(src);
  if (!dense && where.kind != src.where().kind) return copy_to(where, copy_to(src.where(), src));
  array dst = zeros(where, src.type(), src.extents(), src.label());
  if (dense) {
    kordon_array like_src = dst.ref().c();
    std::copy_n(src.c().strides, src.rank(), like_src.strides);
    dst = array(array_ref(like_src), std::make_shared<array>(dst));
  }
  copy(dst, src);
  return dst;
}

array copy_as(dtype type, const array_ref& src) {
  const detail::moving whole("copy_as", src, src.where(), type);
  array dst = zeros(src.where(), type, src.extents(), src.label());
  detail::convert(dst, src);
  return dst;
}

namespace detail {
void convert(const array_ref& dst, const array_ref& src) {
  check_extents("copy_as", dst, src);
  const auto& space = require_space(src.where().kind, "copy_as", "src");
  if (src.size() == 0) return;
  if (!space.convert(dst, src))
    refuse(refusal_code::dtype_mismatch, "copy_as", "src",
           shown(src) + "cannot be converted to " + std::string(name(dst.type())) +
               "; copy_as knows bool, uint8, uint16, int32, int64, float32 and float64. Fix: "
               "convert it where "
               "it is made");
  space.fence();
  count_bytes(dst);
}
}  // namespace detail

std::uint64_t bytes_copied() {
  return moved;
}

}  // namespace kordon::v0
