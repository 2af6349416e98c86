// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "io/host_array.hpp"

namespace kordon::tools {

/// The bits of an IEEE half or a bfloat16, which C++20 has no type for, readable as a number.
struct float16_bits {
  std::uint16_t bits;
  explicit operator double() const {
    const double sign = (bits & 0x8000) != 0 ? -1 : 1;
    const int exponent = bits >> 10 & 0x1f, mantissa = bits & 0x3ff;
    if (exponent == 0) return sign * std::ldexp(mantissa, -24);
    if (exponent < 31) return sign * std::ldexp(mantissa + 1024, exponent - 25);
    return mantissa == 0 ? sign * std::numeric_limits<double>::infinity()
                         : std::numeric_limits<double>::quiet_NaN();
  }
};
struct bfloat16_bits {
  std::uint16_t bits;
  explicit operator double() const { return std::bit_cast<float>(std::uint32_t(bits) << 16); }
};

/// Calls `visit(first)` with a pointer to the array's first element, as a type that converts to
/// double. Throws std::invalid_argument for complex numbers.
template <typename Visit>
decltype(auto) visit_real(const host_array& array, Visit&& visit) {
  switch (array.type) {
    case dtype::boolean:
      return visit(array.data<bool>());
    case dtype::int8:
      return visit(array.data<std::int8_t>());
    case dtype::int16:
      return visit(array.data<std::int16_t>());
    case dtype::int32:
      return visit(array.data<std::int32_t>());
    case dtype::int64:
      return visit(array.data<std::int64_t>());
    case dtype::uint8:
      return visit(array.data<std::uint8_t>());
    case dtype::uint16:
      return visit(array.data<std::uint16_t>());
    case dtype::uint32:
      return visit(array.data<std::uint32_t>());
    case dtype::uint64:
      return visit(array.data<std::uint64_t>());
    case dtype::float16:
      return visit(array.data<float16_bits>());
    case dtype::bfloat16:
      return visit(array.data<bfloat16_bits>());
    case dtype::float32:
      return visit(array.data<float>());
    case dtype::float64:
      return visit(array.data<double>());
    default:
      break;
  }
  throw std::invalid_argument(fmt::format("{} values have no order", name(array.type)));
}

}  // namespace kordon::tools
