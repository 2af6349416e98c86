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
};

/// Assigns one line (the last axis) per work item, converting where the types differ.
template <class Dst, class Src>
struct assign_line {
  element_walk walk;
  Dst* dst;
  const Src* src;

  KOKKOS_FUNCTION void operator()(std::int64_t line) const {
    std::int64_t d = 0, s = 0;
    for (int axis = walk.rank - 2; axis >= 0; --axis) {
      const std::int64_t at = line % walk.extents[axis];
      line /= walk.extents[axis];
      d += at * walk.dst[axis];
      s += at * walk.src[axis];
    }
    const int last = walk.rank - 1;
    const std::int64_t n = walk.extents[last], step_d = walk.dst[last], step_s = walk.src[last];
    for (std::int64_t i = 0; i < n; ++i)
      dst[d + i * step_d] = static_cast<Dst>(src[s + i * step_s]);
  }
};

template <class Exec, class Dst, class Src>
void assign(const Exec& exec, const array_ref& dst, const array_ref& src) {
  const element_walk walk(dst, src);
  Kokkos::parallel_for(
      "kordon::copy::assign",
      Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(exec, 0, walk.lines),
      assign_line<Dst, Src>{walk, static_cast<Dst*>(dst.data()),
                            static_cast<const Src*>(src.data())});
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
      return assign<Exec, std::uint8_t, std::uint8_t>(exec, dst, src);
    case 2:
      return assign<Exec, std::uint16_t, std::uint16_t>(exec, dst, src);
    case 4:
      return assign<Exec, std::uint32_t, std::uint32_t>(exec, dst, src);
    case 8:
      return assign<Exec, std::uint64_t, std::uint64_t>(exec, dst, src);
    default:
      return assign<Exec, two_words, two_words>(exec, dst, src);
  }
}

/// Calls f with a null pointer of the element type; false for dtypes that convert to nothing here.
template <class F>
bool with_real_type(dtype t, F f) {
  switch (t) {
    case dtype::boolean:
      return f(static_cast<bool*>(nullptr));
    case dtype::uint8:
      return f(static_cast<std::uint8_t*>(nullptr));
    case dtype::uint16:
      return f(static_cast<std::uint16_t*>(nullptr));
    case dtype::int32:
      return f(static_cast<std::int32_t*>(nullptr));
    case dtype::int64:
      return f(static_cast<std::int64_t*>(nullptr));
    case dtype::float32:
      return f(static_cast<float*>(nullptr));
    case dtype::float64:
      return f(static_cast<double*>(nullptr));
    default:
      return false;
  }
}

template <class Exec, class Dst>
struct convert_from {
  const Exec& exec;
  const array_ref& dst;
  const array_ref& src;
  template <class Src>
  bool operator()(const Src*) const {
    assign<Exec, Dst, Src>(exec, dst, src);
    return true;
  }
};

template <class Exec>
struct convert_to {
  const Exec& exec;
  const array_ref& dst;
  const array_ref& src;
  template <class Dst>
  bool operator()(const Dst*) const {
    return with_real_type(src.type(), convert_from<Exec, Dst>{exec, dst, src});
  }
};

template <class Exec>
bool convert_elements(const Exec& exec, const array_ref& dst, const array_ref& src) {
  return with_real_type(dst.type(), convert_to<Exec>{exec, dst, src});
}

}  // namespace kordon::v0::detail
