// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.hpp>
#include <kordon/memory/transfer_policy.hpp>
#include <kordon/memory/view_like.hpp>

/// The only functions of Kordon that move or convert elements: copy, copy_to, copy_as. As
/// Kokkos::deep_copy, each waits for all that was launched before it, on any instance, and returns
/// when the elements are there: what comes before and after may run on any execution space. Each
/// obeys the transfer_policy in force (transfer_refused), and is seen by transfer_log and receipts.
/// All that can be refused is refused before anything is done or told to a log.
namespace kordon::inline v0 {

/// Copies the elements of `src` [...] into `dst` [...]: same dtype, same extents, any strides
/// within a place. Between places both must be dense in the same order. `dst` must not overlap
/// `src`, nor itself.
/// \throws not_compiled, device_mismatch, dtype_mismatch, shape_mismatch, null_data,
/// space_mismatch, not_current, read_only, layout_unsupported, aliasing_refused
KORDON_API void copy(const array_ref& dst, const array_ref& src);

/// A new array at `where` with the elements of `src`, in the same order of axes in memory when
/// `src` is dense, row-major otherwise.
KORDON_API array copy_to(place where, const array_ref& src);

/// The same, row-major whatever the order of `src`; with Kokkos::LayoutLeft, column-major.
KORDON_API array copy_to(place where, const array_ref& src, Kokkos::LayoutRight);
KORDON_API array copy_to(place where, const array_ref& src, Kokkos::LayoutLeft);

/// A new array of dtype `type` in the place of `src`, converted as by NumPy's astype; float16 and
/// bfloat16 are rounded to the nearest, ties to even. Complex elements become complex ones only.
/// \throws dtype_mismatch when the imaginary parts would be lost
KORDON_API array copy_as(dtype type, const array_ref& src);

/// The same for a View and a dtype that the program learns as it runs.
template <is_a_kokkos_view Src>
array copy_as(dtype type, const Src& src) {
  return copy_as(type, detail::located(src));
}

template <is_a_kokkos_view Dst, is_a_kokkos_view Src>
requires(!std::is_const_v<typename Dst::value_type> && Dst::rank() == Src::rank() &&
         std::is_same_v<typename Dst::non_const_value_type,
                        typename Src::non_const_value_type>) void copy(const Dst& dst,
                                                                       const Src& src) {
  copy(detail::located(dst), detail::located(src));
}

/// Bytes that this thread has moved by copy, copy_to and copy_as so far; receipts take differences.
KORDON_API std::uint64_t bytes_copied();

namespace detail {
/// copy into a dense `dst` of any order, from any place. A part of a mover, which has checked both.
KORDON_API void carry(const array_ref& dst, const array_ref& src);

/// copy_as without the types: `dst` may have another dtype than `src`.
KORDON_API void convert(const array_ref& dst, const array_ref& src);
}  // namespace detail

/// copy_to for Views: the result is a View [same extents] in `MemorySpace`.
template <class MemorySpace, is_a_kokkos_view Src, class Layout = detail::dense_layout<Src>>
requires(std::is_same_v<Layout, Kokkos::LayoutRight> ||
         std::is_same_v<Layout, Kokkos::LayoutLeft>) auto copy_to(place_in<MemorySpace> where,
                                                                  const Src& src,
                                                                  Layout = Layout()) {
  const array_ref from = detail::located(src);
  const place to{space_traits<MemorySpace>::kind, where.device};
  const detail::moving whole("copy_to", from, to);
  const auto dst = detail::view_like<
      Kokkos::View<typename Src::traits::non_const_data_type, Layout, MemorySpace>>(
      to, src, detail::require_exec<MemorySpace>(where.device, "copy_to", "where"),
      Kokkos::WithoutInitializing);
  detail::carry(array_ref(dst, where.device), from);
  return dst;
}

/// What copy_as takes: complex elements become complex ones only.
template <class Array, class T>
concept elements_convert_to = dtype_of<T>
.has_value() && converts(*dtype_of<typename Array::value_type>, *dtype_of<T>);

/// copy_as for Views: the result is a View of T [same extents] in the place of `src`.
template <class T, is_a_kokkos_view Src>
requires elements_convert_to<Src, T>
auto copy_as(const Src& src) {
  using data = typename detail::with_element<typename Src::traits::non_const_data_type, T>::type;
  using space = typename Src::memory_space;
  const array_ref from = detail::located(src);
  const detail::moving whole("copy_as", from, from.where(), *dtype_of<T>);
  const auto dst = detail::view_like<Kokkos::View<data, detail::dense_layout<Src>, space>>(
      from.where(), src, detail::require_exec<space>(from.where().device, "copy_as", "src"),
      Kokkos::WithoutInitializing);
  detail::convert(array_ref(dst, from.where().device), from);
  return dst;
}

}  // namespace kordon::v0
