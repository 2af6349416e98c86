// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>
#include <cstdint>
#include <kordon/memory/small_float.hpp>
#include <stdexcept>

#include "io/host_array.hpp"

namespace kordon::tools {

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
