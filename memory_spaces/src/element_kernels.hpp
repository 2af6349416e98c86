// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array_ref.hpp>
#include <kordon/memory/spaces.hpp>
#include <utility>

namespace kordon::inline v0::detail {

/// Two arrays of the same extents walked together, axes ordered by the destination's strides and
/// merged where both are dense, so that most copies become one long line. Lines (the last axis) are
/// cut into pieces, one for each work item.
struct element_walk {
  int rank = 0;
  std::int64_t extents[KORDON_MAX_RANK], dst[KORDON_MAX_RANK], src[KORDON_MAX_RANK];
  std::int64_t piece = 1;   // elements, the last of a line may have fewer
  std::int64_t pieces = 1;  // of a line
  std::int64_t items = 1;   // pieces of all lines

  element_walk(const array_ref& d, const array_ref& s, std::int64_t longest_piece);

  /// Where a piece begins in both arrays, and its elements.
  struct part {
    std::int64_t dst, src, count;
  };
  KOKKOS_FUNCTION part of(std::int64_t item) const {
    std::int64_t line = item / pieces;
    const int last = rank - 1;
    const std::int64_t begin = (item - line * pieces) * piece, rest = extents[last] - begin;
    part at{begin * dst[last], begin * src[last], rest < piece ? rest : piece};
    for (int axis = rank - 2; axis >= 0; --axis) {
      const std::int64_t i = line % extents[axis];
      line /= extents[axis];
      at.dst += i * dst[axis];
      at.src += i * src[axis];
    }
    return at;
  }
};

/// A host's thread takes a page or so at a time. Elsewhere a work item takes one element, so that
/// neighbours move neighbours.
template <class Exec>
inline constexpr std::int64_t longest_piece = home_of(exec_traits<Exec>::kind) == space_kind::host
                                                  ? 4096
                                                  : 1;

template <class T>
struct assign_piece {
  element_walk walk;
  T* dst;
  const T* src;

  KOKKOS_FUNCTION void operator()(std::int64_t item) const {
    const auto [d, s, n] = walk.of(item);
    const int last = walk.rank - 1;
    const std::int64_t step_d = walk.dst[last], step_s = walk.src[last];
    for (std::int64_t i = 0; i < n; ++i) dst[d + i * step_d] = src[s + i * step_s];
  }
};

template <class Exec, class T>
void assign(const Exec& exec, const array_ref& dst, const array_ref& src) {
  const element_walk walk(dst, src, longest_piece<Exec>);
  Kokkos::parallel_for(
      "kordon::copy::assign",
      Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(exec, 0, walk.items),
      assign_piece<T>{walk, static_cast<T*>(dst.data()), static_cast<const T*>(src.data())});
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
