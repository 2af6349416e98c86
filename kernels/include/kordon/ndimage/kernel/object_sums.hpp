// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_BitManipulation.hpp>
#include <Kokkos_Core.hpp>
#include <type_traits>

namespace kordon::inline v0::ndimage::kernel {

/// How values are added up and compared. Integers are summed exactly; what many work items compare
/// at once are signed integers in the order of the values, which every machine has atomics for.
template <class T>
struct sample_traits {
  static constexpr bool is_integer = std::is_integral_v<T>;
  using sum = std::conditional_t<is_integer, std::uint64_t, double>;
  using key = std::conditional_t<sizeof(T) == 8, std::int64_t, std::int32_t>;

  /// Floating-point numbers as integers: the order of the bits is reversed below zero. Its own
  /// inverse.
  KOKKOS_FUNCTION static key flip(key bits) {
    constexpr key magnitude = Kokkos::Experimental::finite_max_v<key>;
    return bits < 0 ? bits ^ magnitude : bits;
  }
  KOKKOS_FUNCTION static key to_key(T value) {
    if constexpr (is_integer) {
      return value;
    } else {
      return flip(Kokkos::bit_cast<key>(value));
    }
  }
  KOKKOS_FUNCTION static T from_key(key k) {
    if constexpr (is_integer) {
      return static_cast<T>(k);
    } else {
      return Kokkos::bit_cast<T>(flip(k));
    }
  }
  /// Where a search for the smallest, the largest sample begins.
  KOKKOS_FUNCTION static T above_all() {
    if constexpr (is_integer) {
      return Kokkos::Experimental::finite_max_v<T>;
    } else {
      return Kokkos::Experimental::infinity_v<T>;
    }
  }
  KOKKOS_FUNCTION static T below_all() {
    if constexpr (is_integer) {
      return Kokkos::Experimental::finite_min_v<T>;
    } else {
      return -Kokkos::Experimental::infinity_v<T>;
    }
  }
  /// Stands for a value that does not exist: NaN where there is one.
  KOKKOS_FUNCTION static T none() {
    if constexpr (is_integer) {
      return T(0);
    } else {
      return Kokkos::Experimental::quiet_NaN_v<T>;
    }
  }
};

/// What `measure_objects` adds up for one label; a value of its own in a work item, shared between
/// them in scratch. All but a floating-point `sum` are integers, so that the order of additions
/// does not matter.
template <class T>
struct object_sums {
  using traits = sample_traits<T>;
  using key = typename traits::key;

  std::int64_t area;
  std::int64_t at[3];     ///< sums of the coordinates
  std::int64_t first[3];  ///< smallest coordinates
  std::int64_t last[3];   ///< largest coordinates
  typename traits::sum sum;
  key low, high;  ///< extremes; low > high while there is none

  KOKKOS_FUNCTION void reset() {
    area = 0;
    for (int axis = 0; axis < 3; ++axis) {
      at[axis] = 0;
      first[axis] = Kokkos::Experimental::finite_max_v<std::int64_t>;
      last[axis] = -1;
    }
    sum = 0;
    low = Kokkos::Experimental::finite_max_v<key>;
    high = Kokkos::Experimental::finite_min_v<key>;
  }

  /// Adds the pixels [from, to) of a line.
  KOKKOS_FUNCTION void add_run(std::int64_t plane, std::int64_t row, std::int64_t from,
                               std::int64_t to) {
    const std::int64_t length = to - from;
    area += length;
    at[0] += plane * length;
    at[1] += row * length;
    at[2] += (from + to - 1) * length / 2;
    widen(first[0], last[0], plane, plane);
    widen(first[1], last[1], row, row);
    widen(first[2], last[2], from, to - 1);
  }

  KOKKOS_FUNCTION void widen(key lowest, key highest) { widen(low, high, lowest, highest); }

  /// Adds these sums to those in `total`, which other work items add to at the same time.
  KOKKOS_FUNCTION void add_to(object_sums& total) const {
    Kokkos::atomic_add(&total.area, area);
    Kokkos::atomic_add(&total.sum, sum);
    for (int axis = 0; axis < 3; ++axis) {
      if (at[axis] != 0) Kokkos::atomic_add(&total.at[axis], at[axis]);
      lower(total.first[axis], first[axis]);
      raise(total.last[axis], last[axis]);
    }
    lower(total.low, low);
    raise(total.high, high);
  }

 private:
  template <class I>
  KOKKOS_FUNCTION static void widen(I& low, I& high, I from, I to) {
    if (from < low) low = from;
    if (to > high) high = to;
  }
  // Most values change nothing: look before taking hold of the memory.
  template <class I>
  KOKKOS_FUNCTION static void lower(I& total, I value) {
    if (value < Kokkos::atomic_load(&total)) Kokkos::atomic_min(&total, value);
  }
  template <class I>
  KOKKOS_FUNCTION static void raise(I& total, I value) {
    if (value > Kokkos::atomic_load(&total)) Kokkos::atomic_max(&total, value);
  }
};

}  // namespace kordon::v0::ndimage::kernel
