// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <Kokkos_BitManipulation.hpp>

namespace kordon::inline v0 {

/// A floating-point number of 16 bits as memory holds it, laid out as IEEE 754 does. Kokkos' half_t
/// is no such thing in a build for hosts only: it is a float there.
template <int ExponentBits, int MantissaBits>
struct small_float {
  std::uint16_t bits;

  static constexpr int bias = (1 << (ExponentBits - 1)) - 1;
  static constexpr int max_exponent = (1 << ExponentBits) - 1;
  static constexpr std::uint64_t hidden = std::uint64_t(1) << 52;  // of a double's mantissa
  static constexpr int spare = 52 - MantissaBits;                  // a double has so many bits more

  /// Exact.
  KOKKOS_FUNCTION explicit operator double() const {
    const std::uint64_t sign = std::uint64_t(bits >> 15) << 63;
    const int exponent = bits >> MantissaBits & max_exponent;
    const std::uint64_t mantissa = bits & ((1u << MantissaBits) - 1);
    if (exponent == 0) {
      constexpr auto unit =
          std::bit_cast<double>(std::uint64_t(1023 + 1 - bias - MantissaBits) << 52);
      const double size = static_cast<double>(mantissa) * unit;
      return sign == 0 ? size : -size;
    }
    const int wide = exponent == max_exponent ? 2047 : exponent - bias + 1023;
    return Kokkos::bit_cast<double>(sign | std::uint64_t(wide) << 52 | mantissa << spare);
  }

  /// The nearest number; of two that are as near, the one with an even mantissa.
  KOKKOS_FUNCTION static small_float nearest(double v) {
    const auto wide = Kokkos::bit_cast<std::uint64_t>(v);
    const auto sign = static_cast<std::uint16_t>(wide >> 63 << 15);
    const int wide_exponent = static_cast<int>(wide >> 52 & 2047);
    const std::uint64_t mantissa = wide & (hidden - 1);
    constexpr auto infinity = static_cast<std::uint16_t>(max_exponent << MantissaBits);
    if (wide_exponent == 2047) {
      const std::uint64_t nan = mantissa == 0 ? 0 : 1u << (MantissaBits - 1) | mantissa >> spare;
      return {static_cast<std::uint16_t>(sign | infinity | nan)};
    }
    const int exponent = wide_exponent - 1023 + bias;
    const int lost = exponent > 0 ? spare : spare + 1 - exponent;  // subnormal: more is lost
    if (wide_exponent == 0 || lost > 54) return {sign};
    const std::uint64_t whole = mantissa | hidden;
    const std::uint64_t rest = whole & ((std::uint64_t(1) << lost) - 1);
    const std::uint64_t half = std::uint64_t(1) << (lost - 1);
    std::uint64_t kept = whole >> lost;
    kept += rest > half || (rest == half && (kept & 1) != 0) ? 1 : 0;
    // `kept` has the hidden bit of a normal number, and a carry goes on into the exponent.
    kept += exponent > 0 ? std::uint64_t(exponent - 1) << MantissaBits : 0;
    return {static_cast<std::uint16_t>(sign | (kept < infinity ? kept : infinity))};
  }
};

using float16_bits = small_float<5, 10>;
using bfloat16_bits = small_float<8, 7>;

}  // namespace kordon::v0
