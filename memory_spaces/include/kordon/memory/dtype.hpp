// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <complex>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <Kokkos_Complex.hpp>
#include <Kokkos_Half.hpp>
#include <optional>
#include <string_view>
#include <type_traits>

namespace kordon::inline v0 {

/// The element types an array can have. All are known in every build; each operation says which it
/// takes.
enum class dtype : std::uint8_t {
  boolean,
  int8,
  int16,
  int32,
  int64,
  uint8,
  uint16,
  uint32,
  uint64,
  float16,
  bfloat16,
  float32,
  float64,
  complex64,
  complex128,
};

namespace detail {
struct dtype_row {
  std::string_view name;  // as NumPy spells it
  std::uint8_t bytes;
  std::uint8_t dlpack_code;  // DLDataTypeCode: int 0, uint 1, float 2, bfloat 4, complex 5, bool 6
};
inline constexpr std::array<dtype_row, 15> dtype_table = {{
    {"bool", 1, 6},
    {"int8", 1, 0},
    {"int16", 2, 0},
    {"int32", 4, 0},
    {"int64", 8, 0},
    {"uint8", 1, 1},
    {"uint16", 2, 1},
    {"uint32", 4, 1},
    {"uint64", 8, 1},
    {"float16", 2, 2},
    {"bfloat16", 2, 4},
    {"float32", 4, 2},
    {"float64", 8, 2},
    {"complex64", 8, 5},
    {"complex128", 16, 5},
}};
}  // namespace detail

/// Number of enumerators of dtype.
inline constexpr std::size_t dtype_count = detail::dtype_table.size();

constexpr std::string_view name(dtype t) {
  return detail::dtype_table[static_cast<std::size_t>(t)].name;
}

constexpr std::size_t size_of(dtype t) {
  return detail::dtype_table[static_cast<std::size_t>(t)].bytes;
}

/// The enumerator as C++ spells it after kordon::dtype::, for the fixes in messages.
constexpr std::string_view enumerator(dtype t) {
  return t == dtype::boolean ? "boolean" : name(t);
}

constexpr bool is_complex(dtype t) {
  return t == dtype::complex64 || t == dtype::complex128;
}

/// Whether copy_as converts: complex elements to complex ones only, everything else to anything.
constexpr bool converts(dtype from, dtype to) {
  return is_complex(to) || !is_complex(from);
}

/// The complex dtype whose parts are of dtype t; std::nullopt where there is none.
constexpr std::optional<dtype> complex_of(dtype t) {
  if (t == dtype::float32) return dtype::complex64;
  if (t == dtype::float64) return dtype::complex128;
  return std::nullopt;
}

/// The dtype of the parts of a complex one; std::nullopt for others.
constexpr std::optional<dtype> part_of(dtype t) {
  if (t == dtype::complex64) return dtype::float32;
  if (t == dtype::complex128) return dtype::float64;
  return std::nullopt;
}

/// The dtype with this NumPy name, if there is one.
constexpr std::optional<dtype> dtype_from_name(std::string_view text) {
  for (std::size_t i = 0; i < dtype_count; ++i)
    if (detail::dtype_table[i].name == text) return static_cast<dtype>(i);
  return std::nullopt;
}

/// The dtype of a DLPack type (one lane), if Kordon has it.
constexpr std::optional<dtype> dtype_from_dlpack(int code, int bits) {
  for (std::size_t i = 0; i < dtype_count; ++i)
    if (detail::dtype_table[i].dlpack_code == code && detail::dtype_table[i].bytes * 8 == bits)
      return static_cast<dtype>(i);
  return std::nullopt;
}

/// The dtype of the C++ element type T; std::nullopt when Kordon has no name for it.
template <class T>
inline constexpr std::optional<dtype> dtype_of = [] {
  using U = std::remove_cv_t<T>;
  if constexpr (std::is_same_v<U, bool>)
    return std::optional(dtype::boolean);
  else if constexpr (std::is_same_v<U, float>)
    return std::optional(dtype::float32);
  else if constexpr (std::is_same_v<U, double>)
    return std::optional(dtype::float64);
  else if constexpr (std::is_same_v<U, Kokkos::complex<float>> ||
                     std::is_same_v<U, std::complex<float>>)
    return std::optional(dtype::complex64);
  else if constexpr (std::is_same_v<U, Kokkos::complex<double>> ||
                     std::is_same_v<U, std::complex<double>>)
    return std::optional(dtype::complex128);
  else if constexpr (std::is_integral_v<U>)
    return dtype_from_dlpack(std::is_signed_v<U> ? 0 : 1, int(sizeof(U) * 8));
  else if constexpr (std::is_class_v<U> && std::is_same_v<U, Kokkos::Experimental::half_t>)
    return std::optional(dtype::float16);
  else if constexpr (std::is_class_v<U> && std::is_same_v<U, Kokkos::Experimental::bhalf_t>)
    return std::optional(dtype::bfloat16);
  else
    return std::optional<dtype>();
}();

/// A set of dtypes, one bit each.
class dtype_set {
 public:
  constexpr dtype_set() = default;
  constexpr dtype_set(std::initializer_list<dtype> types) {
    for (dtype t : types) bits_ |= bit(t);
  }
  constexpr explicit dtype_set(std::uint32_t bits) : bits_(bits) {}
  constexpr bool contains(dtype t) const { return (bits_ & bit(t)) != 0; }
  constexpr std::uint32_t bits() const { return bits_; }
  /// The one with the least number; the set has any.
  constexpr dtype first() const { return static_cast<dtype>(std::countr_zero(bits_)); }

 private:
  static constexpr std::uint32_t bit(dtype t) {
    return std::uint32_t(1) << static_cast<unsigned>(t);
  }
  std::uint32_t bits_ = 0;
};

}  // namespace kordon::v0
