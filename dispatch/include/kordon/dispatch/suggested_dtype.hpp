// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/description.hpp>

/// Which dtype to convert to, where an operation does not take the one that it was given.
namespace kordon::inline v0::detail {

/// Whether each value of dtype `from` is one of dtype `to`.
constexpr bool holds(dtype to, dtype from) {
  struct number {
    bool is_signed, is_float, is_complex;
    int digits, exponents;  // bits
  };
  constexpr auto facts = [](dtype t) -> number {
    switch (part_of(t).value_or(t)) {
      case dtype::float16:
        return {true, true, is_complex(t), 11, 5};
      case dtype::bfloat16:
        return {true, true, is_complex(t), 8, 8};
      case dtype::float32:
        return {true, true, is_complex(t), 24, 8};
      case dtype::float64:
        return {true, true, is_complex(t), 53, 11};
      case dtype::boolean:
        return {false, false, false, 1, 0};
      default:
        break;
    }
    const bool is_signed = t >= dtype::int8 && t <= dtype::int64;
    return {is_signed, false, false, 8 * static_cast<int>(size_of(t)) - is_signed, 0};
  };
  const number n = facts(to), of = facts(from);
  return n.digits >= of.digits && n.is_signed >= of.is_signed && n.is_float >= of.is_float &&
         n.is_complex >= of.is_complex && n.exponents >= of.exponents;
}

/// One of `allowed` that holds every value of `given`, a floating-point one before others. Where
/// there is none: bool, which at least tells zeros from others, or the largest.
constexpr dtype suggested_dtype(dtype_set allowed, dtype given) {
  constexpr dtype usual[] = {dtype::float32, dtype::float64, dtype::complex64, dtype::complex128};
  for (const dtype t : usual)
    if (allowed.contains(t) && holds(t, given)) return t;
  std::optional<dtype> any;
  for (std::size_t i = 0; i < dtype_count; ++i) {
    const auto t = static_cast<dtype>(i);
    if (!allowed.contains(t)) continue;
    if (holds(t, given)) return t;
    any = t;  // the largest is the last
  }
  if (const auto part = part_of(given)) return suggested_dtype(allowed, *part);
  return allowed.contains(dtype::boolean) ? dtype::boolean : any.value_or(given);
}

/// Which array to convert, and to what.
struct conversion {
  std::size_t array;
  dtype type;
};

/// What to convert where array `i` is of a type that it cannot have beside the others. A level of
/// 300 would be another one as uint8: then the samples are converted, not the level.
KORDON_API conversion suggested_conversion(const operation_description& operation,
                                           std::span<const array_ref> arrays, std::size_t i);

}  // namespace kordon::v0::detail
