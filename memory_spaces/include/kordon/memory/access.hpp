// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.hpp>
#include <kordon/memory/array_ref.hpp>
#include <kordon/memory/dual_view.hpp>

/// The conditions on the arguments of every typed call. Their names are sentences, because the
/// compiler prints them: "required for the satisfaction of 'array_lives_where_exec_runs<View<...>,
/// OpenMP>'". Arrays whose type is erased pass here and are checked at run time, by the same rules.
namespace kordon::inline v0 {

template <class Array>
concept is_an_erased_array = std::same_as<Array, array_ref> || std::same_as<Array, array>;

namespace detail {
/// A View that passes as an array wherever the type is erased. It is here so that the concept below
/// has no "or" in it: compilers do not say what is missing behind one. A function and no specialised
/// class: under sanitizers GCC 12 picks the wrong specialisation by a concept.
template <class Array>
constexpr auto taken_as() {
  if constexpr (is_an_erased_array<Array>)
    return std::type_identity<Kokkos::View<float, Kokkos::HostSpace>>();
  else if constexpr (is_a_dual_view_that_kordon_knows<Array>)
    return std::type_identity<typename Array::t_dev>();
  else
    return std::type_identity<Array>();
}
}  // namespace detail

template <class Array>
concept is_an_array =
    is_a_view_that_kordon_knows<typename decltype(detail::taken_as<Array>())::type>;

/// usable(place kind, exec kind), asked of two types; of a DualView, one side will do.
template <class Array, class Exec>
concept array_lives_where_exec_runs = is_an_erased_array<Array> ||
    usable(space_traits<typename Array::memory_space>::kind,
           exec_traits<Exec>::kind) || detail::one_side_lives_where_exec_runs<Array, Exec>;

template <class Array>
concept array_is_not_const =
    is_an_erased_array<Array> || !std::is_const_v<typename Array::value_type>;

/// What an input must be: an array where the call runs. Non-const given for const input is no
/// conversion.
template <class Array, class Exec>
concept readable_from = is_an_array<Array> && array_lives_where_exec_runs<Array, Exec>;

/// What an output must be: an array where the call runs, with elements that can be written.
template <class Array, class Exec>
concept writable_from = readable_from<Array, Exec> && array_is_not_const<Array>;

namespace detail {
template <class Array>
struct view_facts {
  using element = std::remove_const_t<typename Array::value_type>;
  static constexpr std::size_t rank = Array::rank();
};
template <is_a_dual_view_that_kordon_knows Array>
struct view_facts<Array> : view_facts<typename Array::t_dev> {};
template <is_an_erased_array Array>
struct view_facts<Array> {
  using element = void;
  static constexpr std::size_t rank = 0;
};
}  // namespace detail

template <class A, class B>
concept arrays_have_the_same_element_type = is_an_erased_array<A> || is_an_erased_array<B> ||
                                            std::same_as < typename detail::view_facts<A>::element,
typename detail::view_facts<B>::element > ;

template <class A, class B>
concept arrays_have_the_same_rank = is_an_erased_array<A> || is_an_erased_array<B> ||
                                    detail::view_facts<A>::rank == detail::view_facts<B>::rank;

template <class Array, class... Types>
concept element_type_is_one_of = is_an_erased_array<Array> ||
    (std::same_as<typename detail::view_facts<Array>::element, Types> || ...);

namespace detail {
/// Whether the elements are complex, with parts of the elements of Parts unless that is void.
template <class Array, class Parts = void>
constexpr bool has_complex_elements() {
  constexpr auto type = dtype_of<typename view_facts<Array>::element>;
  if constexpr (!type)
    return false;
  else if constexpr (std::is_void_v<Parts>)
    return part_of(*type).has_value();
  else
    return part_of(*type) && part_of(*type) == dtype_of<typename view_facts<Parts>::element>;
}
}  // namespace detail

/// Kokkos::complex or std::complex, of float or double.
template <class Array>
concept element_type_is_complex = is_an_erased_array<Array> ||
    detail::has_complex_elements<Array>();

template <class Complex, class Real>
concept element_type_is_complex_of = is_an_erased_array<Complex> || is_an_erased_array<Real> ||
    detail::has_complex_elements<Complex, Real>();

template <class Array, std::size_t Low, std::size_t High = Low>
concept rank_is_between = is_an_erased_array<Array> ||
    (detail::view_facts<Array>::rank >= Low && detail::view_facts<Array>::rank <= High);

template <class Array>
concept array_is_0_d = rank_is_between<Array, 0>;

}  // namespace kordon::v0
