// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <kordon/memory/copy.hpp>
#include <vector>

#include "array_maker.hpp"
#include "axis_order.hpp"
#include "space_table.hpp"

namespace kordon::inline v0 {
namespace {

thread_local std::uint64_t moved = 0;

void count_bytes(const array_ref& a) {
  moved += static_cast<std::uint64_t>(a.size()) * size_of(a.type());
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

/// An array to be filled, with the strides of a dense one.
array made_with(const strides& s, place where, const array_ref& like) {
  const array made =
      detail::uninitialized("copy_to", where, like.type(), like.extents(), like.label());
  kordon_array c = made.ref().c();
  std::copy_n(s.begin(), c.rank, c.strides);
  return {array_ref(c), std::make_shared<array>(made)};
}

/// `order` is asked when the array is known to be one.
array copy_with(std::vector<int> (*order)(const array_ref&), place where, const array_ref& src) {
  const detail::moving whole("copy_to", src, where);
  const strides s = dense_strides(src, order(src));
  array dst = made_with(s, where, src);
  detail::carry(dst, src);
  return dst;
}

std::vector<int> own_order(const array_ref& a) {
  return detail::is_dense(a) ? detail::memory_order(a) : detail::axes_of(a);
}

std::vector<int> last_first(const array_ref& a) {
  auto axes = detail::axes_of(a);
  std::ranges::reverse(axes);
  return axes;
}

/// Kernels within a place run on one instance; what others were given before must be done by then,
/// as between places, where Kokkos::deep_copy waits for it.
void wait_for_all() {
  Kokkos::fence("kordon::copy::before");
}

/// Copies within a place, or dense arrays of one order between places.
void move_elements(const array_ref& dst, const array_ref& src) {
  if (src.size() == 0) return;
  if (dst.where() == src.where()) {
    const auto& space = detail::require_place(dst.where(), "copy", "dst");
    wait_for_all();
    space.copy(dst, src);
    space.fence(dst.where().device, "kordon::copy::done");
  } else {
    detail::copy_bytes(dst.where().kind, dst.data(), src.where().kind, src.data(),
                       static_cast<std::size_t>(src.size()) * size_of(src.type()));
  }
}

}  // namespace

void copy(const array_ref& dst, const array_ref& src) {
  const detail::moving whole("copy", src, dst);
  move_elements(dst, src);
  count_bytes(src);
}

array copy_to(place where, const array_ref& src) {
  return copy_with(own_order, where, src);
}

array copy_to(place where, const array_ref& src, Kokkos::LayoutRight) {
  return copy_with(detail::axes_of, where, src);
}

array copy_to(place where, const array_ref& src, Kokkos::LayoutLeft) {
  return copy_with(last_first, where, src);
}

array copy_as(dtype type, const array_ref& src) {
  const detail::moving whole("copy_as", src, src.where(), type);
  array dst = detail::uninitialized("copy_as", src.where(), type, src.extents(), src.label());
  detail::convert(dst, src);
  return dst;
}

namespace detail {
void carry(const array_ref& dst, const array_ref& src) {
  // Between places only bytes move: what must change its order does so where it is.
  if (dst.where() == src.where() || (is_dense(src) && same_strides(dst, src))) {
    move_elements(dst, src);
  } else {
    strides s{};
    std::copy_n(dst.c().strides, dst.rank(), s.begin());
    const array ordered = made_with(s, src.where(), src);
    move_elements(ordered, src);
    move_elements(dst, ordered);
  }
  count_bytes(src);
}

void convert(const array_ref& dst, const array_ref& src) {
  if (src.size() == 0) return;
  const auto& space = require_place(src.where(), "copy_as", "src");
  wait_for_all();
  space.convert(dst, src);
  space.fence(src.where().device, "kordon::copy_as::done");
  count_bytes(dst);
}
}  // namespace detail

std::uint64_t bytes_copied() {
  return moved;
}

}  // namespace kordon::v0
