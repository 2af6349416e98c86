// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <kordon/memory/import.hpp>
#include <string>
#include <utility>

namespace kordon::inline v0 {

/// std::mdspan, Kokkos' or its reference implementation: what it has is asked by name, so that
/// Kordon asks for no copy of it. Its elements are objects at the addresses that its strides say. A
/// View, which knows its memory space, is none.
template <class M>
concept is_an_mdspan_of_plain_elements = requires(const M& m) {
  requires std::same_as<typename M::data_handle_type, typename M::element_type*>;
  requires std::same_as<typename M::reference, typename M::element_type&>;
  requires(dtype_of<typename M::element_type>.has_value());
  m.accessor().access(m.data_handle(), std::size_t(0));
  m.mapping().required_span_size();
  { m.is_strided() } -> std::same_as<bool>;
  requires !requires {
    typename M::memory_space;
  };
};

namespace detail {

/// import_pointer in the name of import_mdspan.
KORDON_API array_ref import_elements(place where, dtype type, void* data,
                                     std::span<const std::int64_t> extents,
                                     std::span<const std::int64_t> strides, bool is_read_only);

/// Whether the accessor finds element i of what the mapping counts i elements behind the first.
template <class M>
bool is_accessed_in_order(const M& m) {
  for (const std::size_t i : {std::size_t(1), std::size_t(m.mapping().required_span_size()) - 1})
    if (&m.accessor().access(m.data_handle(), i) != m.data_handle() + i) return false;
  return true;
}

/// How far element (0, ..., 0) is from the first that the mapping counts: mappings can have offsets.
template <class M, std::size_t... Axis>
auto offset_of_first(const M& m, std::index_sequence<Axis...>) {
  return m.mapping()(Axis * 0 ...);
}

}  // namespace detail

/// An array over the elements of an mdspan, which carries no space of its own: `where` says it. The
/// memory must outlive the array_ref. Const elements make it read-only.
/// \throws layout_unsupported (a mapping without strides, an accessor that finds elements elsewhere),
/// and what import_pointer throws
template <is_an_mdspan_of_plain_elements M>
array_ref import_mdspan(place where, const M& elements) {
  constexpr std::size_t rank = M::rank();
  using value = typename M::element_type;
  const auto refuse_layout = [](const char* what) {
    refuse(refusal_code::layout_unsupported, "import_mdspan", "elements",
           std::string(what) + ". Fix: copy it to one of layout_right and default_accessor first");
  };
  std::array<std::int64_t, rank> extents, strides;
  if constexpr (rank > 0) {
    if (!elements.is_strided()) refuse_layout("has a mapping without strides");
    for (std::size_t i = 0; i < rank; ++i) {
      extents[i] = static_cast<std::int64_t>(elements.extent(i));
      strides[i] = static_cast<std::int64_t>(elements.stride(i));
    }
  }
  value* first = elements.data_handle();
  if (elements.size() > 0 && first != nullptr) {
    if (!detail::is_accessed_in_order(elements)) refuse_layout("has an accessor of its own");
    first += detail::offset_of_first(elements, std::make_index_sequence<rank>());
  }
  return detail::import_elements(where, *dtype_of<value>,
                                 const_cast<std::remove_const_t<value>*>(first), extents, strides,
                                 std::is_const_v<value>);
}

}  // namespace kordon::v0
