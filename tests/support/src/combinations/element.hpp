// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstring>
#include <kordon/memory/dtype.hpp>
#include <stdexcept>

namespace kordon::inline v0::testing {

/// Complex elements have two parts.
inline int parts_of(dtype t) {
  return t == dtype::complex64 || t == dtype::complex128 ? 2 : 1;
}

/// Calls f with a value of the C++ type of one part of an element.
template <class F>
auto with_type_of(dtype t, const F& f) {
  switch (t) {
    case dtype::boolean:
      return f(bool());
    case dtype::int8:
      return f(std::int8_t());
    case dtype::int16:
      return f(std::int16_t());
    case dtype::int32:
      return f(std::int32_t());
    case dtype::int64:
      return f(std::int64_t());
    case dtype::uint8:
      return f(std::uint8_t());
    case dtype::uint16:
      return f(std::uint16_t());
    case dtype::uint32:
      return f(std::uint32_t());
    case dtype::uint64:
      return f(std::uint64_t());
    case dtype::float32:
    case dtype::complex64:
      return f(float());
    case dtype::float64:
    case dtype::complex128:
      return f(double());
    default:
      throw std::logic_error("this test has no C++ type for a dtype");
  }
}

inline double read_element(dtype t, const char* at, int part) {
  return with_type_of(t, [&](auto value) {
    if constexpr (sizeof value == 1) {
      return static_cast<double>(*reinterpret_cast<const std::uint8_t*>(at));
    } else {
      std::memcpy(&value, at + part * static_cast<int>(sizeof value), sizeof value);
      return static_cast<double>(value);
    }
  });
}

inline void write_element(dtype t, char* at, int part, double v) {
  with_type_of(t, [&](auto value) {
    value = static_cast<decltype(value)>(v);
    std::memcpy(at + part * static_cast<int>(sizeof value), &value, sizeof value);
  });
}

}  // namespace kordon::v0::testing
