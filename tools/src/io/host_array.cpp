// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "io/host_array.hpp"

#include <limits>
#include <stdexcept>
#include <utility>

namespace kordon::tools {

std::optional<std::int64_t> array_bytes(dtype type, std::span<const std::int64_t> shape) {
  auto bytes = static_cast<std::int64_t>(size_of(type));
  bool empty = false;
  for (const std::int64_t extent : shape) {
    if (extent < 0) return std::nullopt;
    if (extent == 0)
      empty = true;
    else if (bytes > std::numeric_limits<std::int64_t>::max() / extent)
      return std::nullopt;
    else
      bytes *= extent;
  }
  return empty ? 0 : bytes;
}

namespace {

std::size_t checked_bytes(dtype type, std::span<const std::int64_t> shape) {
  const auto bytes = array_bytes(type, shape);
  if (!bytes) throw std::length_error("an array's extents are negative or too large");
  return static_cast<std::size_t>(*bytes);
}

}  // namespace

host_array::host_array(dtype of, std::vector<std::int64_t> extents, bool by_columns)
    : type(of),
      shape(std::move(extents)),
      storage(checked_bytes(type, shape)),
      fortran_order(by_columns) {}

std::int64_t host_array::size() const noexcept {
  return static_cast<std::int64_t>(storage.size() / size_of(type));
}

std::vector<std::int64_t> host_array::strides() const {
  const std::size_t rank = shape.size();
  std::vector<std::int64_t> steps(rank);
  std::int64_t step = 1;
  for (std::size_t i = 0; i < rank; ++i) {
    const std::size_t axis = fortran_order ? i : rank - 1 - i;
    steps[axis] = step;
    if (shape[axis] > 0) step *= shape[axis];
  }
  return steps;
}

}  // namespace kordon::tools
