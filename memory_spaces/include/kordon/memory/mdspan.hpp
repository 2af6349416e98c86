// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <kordon/memory/import.hpp>

namespace kordon::inline v0 {

/// std::mdspan, Kokkos' or its reference implementation: what it has is asked by name, so that
/// Kordon asks for no copy of it. Its elements are those at the addresses that its strides say, no
/// accessor makes others of them.
template <class M>
concept is_an_mdspan_of_plain_elements = requires(const M& m) {
  typename M::accessor_type;
  requires std::same_as<typename M::data_handle_type, typename M::element_type*>;
  requires std::same_as<typename M::reference, typename M::element_type&>;
  requires(dtype_of<typename M::element_type>.has_value());
  m.extent(0);
  { m.is_strided() } -> std::same_as<bool>;
};

/// An array over the elements of an mdspan, which carries no space of its own: `where` says it. The
/// memory must outlive the array_ref. Const elements make it read-only.
/// \throws layout_unsupported (a mapping without strides), and what import_pointer throws
template <is_an_mdspan_of_plain_elements M>
array_ref import_mdspan(place where, const M& elements) {
  std::array<std::int64_t, M::rank()> extents, strides;
  if constexpr (M::rank() > 0) {
    if (!elements.is_strided())
      refuse(refusal_code::layout_unsupported, "import_mdspan", "elements",
             "has a mapping without strides. Fix: copy it to one of layout_right first");
    for (std::size_t i = 0; i < M::rank(); ++i) {
      extents[i] = static_cast<std::int64_t>(elements.extent(i));
      strides[i] = static_cast<std::int64_t>(elements.stride(i));
    }
  }
  return import_pointer(where, elements.data_handle(), extents, strides);
}

}  // namespace kordon::v0
