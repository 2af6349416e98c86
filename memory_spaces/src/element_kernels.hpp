// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <utility>

namespace kordon::inline v0::detail {

/// Two arrays of the same extents walked together, axes ordered by the destination's strides and
/// merged where both are dense, so that most copies become one long line.
struct element_walk {
  int rank = 0;
  std::int64_t extents[KORDON_MAX_RANK], dst[KORDON_MAX_RANK], src[KORDON_MAX_RANK];
  std::int64_t lines = 1;  // product of all extents but the last

  element_walk(const array_ref& d, const array_ref& s);

  /// Where a line begins in both arrays.
  struct start {
    std::int64_t dst = 0, src = 0;
  };
  KOKKOS_FUNCTION start of(std::int64_t line) const {
    start at;
    for (int axis = rank - 2; axis >= 0; --axis) {
      const std::int64_t i = line % extents[axis];
      line /= extents[axis];
      at.dst += i * dst[axis];
      at.src += i * src[axis];
    }
    return at;
  }
};

/// Assigns one line (the last axis) per work item.
template <class T>
struct assign_line {
  element_walk walk;
  T* dst;
  const T* src;

  KOKKOS_FUNCTION void operator()(std::int64_t line) const {
    const auto [d, s] = walk.of(line);
    const int last = walk.rank - 1;
    const std::int64_t n = walk.extents[last], step_d = walk.dst[last], step_s = walk.src[last];
    for (std::int64_t i = 0; i < n; ++i) dst[d + i * step_d] = src[s + i * step_s];
  }
};

template <class Exec, class T>
void assign(const Exec& exec, const array_ref& dst, const array_ref& src) {
  const element_walk walk(dst, src);
  Kokkos::parallel_for(
      "kordon::copy::assign",
      Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(exec, 0, walk.lines),
      assign_line<T>{walk, static_cast<T*>(dst.data()), static_cast<const T*>(src.data())});
}

struct zero_byte {
  char* data;
  KOKKOS_FUNCTION void operator()(std::int64_t i) const { data[i] = 0; }
};

/// By pointer, since the exec of a memory space need not be one that its Views accept.
template <class Exec>
void fill_zero(const Exec& exec, void* data, std::size_t bytes) {
  Kokkos::parallel_for("kordon::zeros::fill",
                       Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(
                           exec, 0, static_cast<std::int64_t>(bytes)),
                       zero_byte{static_cast<char*>(data)});
}

/// Elements are moved as bits: one instantiation a size, not one a dtype.
struct alignas(8) two_words {
  std::uint64_t word[2];
};

template <class Exec>
void copy_elements(const Exec& exec, const array_ref& dst, const array_ref& src) {
  switch (size_of(dst.type())) {
    case 1:
      return assign<Exec, std::uint8_t>(exec, dst, src);
    case 2:
      return assign<Exec, std::uint16_t>(exec, dst, src);
    case 4:
      return assign<Exec, std::uint32_t>(exec, dst, src);
    case 8:
      return assign<Exec, std::uint64_t>(exec, dst, src);
    default:
      return assign<Exec, two_words>(exec, dst, src);
  }
}

}  // namespace kordon::v0::detail
