// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/small_float.hpp>
#include <type_traits>

#include "element_kernels.hpp"

/// copy_as: from any dtype to any other that it converts() to.
namespace kordon::inline v0::detail {

/// A bool as memory holds it; any byte but 0 is true.
struct bool_byte {
  std::uint8_t byte;
};

/// A complex number as memory holds it, with the alignment of its parts.
template <class T>
struct complex_parts {
  T real, imaginary;
};

template <class T>
inline constexpr bool is_complex_parts = false;
template <class T>
inline constexpr bool is_complex_parts<complex_parts<T>> = true;

/// The type that elements of a dtype are in memory.
template <dtype Type, class Element>
struct stored_as {};

template <class... Rows>
struct stored_types {
  static_assert(sizeof...(Rows) == dtype_count);
};
using all_stored_types =
    stored_types<stored_as<dtype::boolean, bool_byte>, stored_as<dtype::int8, std::int8_t>,
                 stored_as<dtype::int16, std::int16_t>, stored_as<dtype::int32, std::int32_t>,
                 stored_as<dtype::int64, std::int64_t>, stored_as<dtype::uint8, std::uint8_t>,
                 stored_as<dtype::uint16, std::uint16_t>, stored_as<dtype::uint32, std::uint32_t>,
                 stored_as<dtype::uint64, std::uint64_t>, stored_as<dtype::float16, float16_bits>,
                 stored_as<dtype::bfloat16, bfloat16_bits>, stored_as<dtype::float32, float>,
                 stored_as<dtype::float64, double>,
                 stored_as<dtype::complex64, complex_parts<float>>,
                 stored_as<dtype::complex128, complex_parts<double>>>;

/// Calls f with a null pointer of the type that elements of dtype t are in memory.
template <class F, dtype... Types, class... Elements>
void with_element_type(dtype t, const F& f, stored_types<stored_as<Types, Elements>...>) {
  static_cast<void>(((t == Types && (f(static_cast<Elements*>(nullptr)), true)) || ...));
}

/// The same in a kernel: one function for both would have a device call what launches.
template <class F, dtype... Types, class... Elements>
KOKKOS_FUNCTION void with_element_type_in_kernel(dtype t, const F& f,
                                                 stored_types<stored_as<Types, Elements>...>) {
  static_cast<void>(((t == Types && (f(static_cast<Elements*>(nullptr)), true)) || ...));
}

/// An element as a number that C++ computes with.
template <class T>
KOKKOS_FUNCTION auto number(const T& element) {
  if constexpr (std::is_same_v<T, bool_byte>)
    return element.byte != 0;
  else if constexpr (std::is_arithmetic_v<T>)
    return element;
  else
    return static_cast<double>(element);
}

/// An element of type T that holds the number v.
template <class T, class Number>
KOKKOS_FUNCTION T element(const Number& v) {
  if constexpr (std::is_same_v<T, bool_byte>)
    return {static_cast<std::uint8_t>(v != Number(0) ? 1 : 0)};
  else if constexpr (std::is_arithmetic_v<T>)
    return static_cast<T>(v);
  else
    return T::nearest(static_cast<double>(v));
}

template <class Dst, class Src>
KOKKOS_FUNCTION Dst converted(const Src& src) {
  if constexpr (!is_complex_parts<Dst>) {
    return element<Dst>(number(src));
  } else {
    using part = decltype(Dst::real);
    if constexpr (is_complex_parts<Src>)
      return {static_cast<part>(src.real), static_cast<part>(src.imaginary)};
    else
      return {element<part>(number(src)), part(0)};
  }
}

/// One piece of the walk, once both types are known.
template <class Dst>
struct converted_piece {
  const element_walk& walk;
  std::int64_t item;
  Dst* dst;
  const void* src;

  template <class Src>
  KOKKOS_FUNCTION void operator()(Src*) const {
    if constexpr (is_complex_parts<Dst> || !is_complex_parts<Src>) {
      const auto [d, s, n] = walk.of(item);
      const int last = walk.rank - 1;
      const std::int64_t step_d = walk.dst[last], step_s = walk.src[last];
      const auto* from = static_cast<const Src*>(src);
      for (std::int64_t i = 0; i < n; ++i)
        dst[d + i * step_d] = converted<Dst>(from[s + i * step_s]);
    }
  }
};

/// The source's type is asked for once a piece: one launch for each type that is written.
template <class Dst>
struct convert_piece {
  element_walk walk;
  Dst* dst;
  const void* src;
  dtype src_type;

  KOKKOS_FUNCTION void operator()(std::int64_t item) const {
    with_element_type_in_kernel(src_type, converted_piece<Dst>{walk, item, dst, src},
                                all_stored_types());
  }
};

template <class Exec>
struct convert_to {
  const Exec& exec;
  const array_ref& dst;
  const array_ref& src;

  template <class Dst>
  void operator()(Dst*) const {
    const element_walk walk(dst, src, longest_piece<Exec>);
    Kokkos::parallel_for(
        "kordon::copy_as::convert",
        Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(exec, 0, walk.items),
        convert_piece<Dst>{walk, static_cast<Dst*>(dst.data()), src.data(), src.type()});
  }
};

template <class Exec>
void convert_elements(const Exec& exec, const array_ref& dst, const array_ref& src) {
  with_element_type(dst.type(), convert_to<Exec>{exec, dst, src}, all_stored_types());
}

}  // namespace kordon::v0::detail
