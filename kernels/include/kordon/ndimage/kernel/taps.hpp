// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <utility>

namespace kordon::inline v0::ndimage::kernel {

/// What the taps before the centre are: w[-k] = w[k] (smoothing), or anything.
enum class tap_symmetry { even, none };

/// The taps of a filter, in memory of its exec: centre[-k] and centre[k] for each k in [1, pairs],
/// of which a symmetric filter reads the latter only; and centre[-pairs - 1] where it is lopsided.
template <class T>
struct tap_weights {
  const T* centre = nullptr;
  std::int64_t pairs = 0;
  bool is_lopsided = false;
};

/// The same as packs that are made where they are used, which costs as much as an addition.
template <class T, int Lanes>
struct weights_in_memory {
  using pack = kordon::kernel::pack<T, Lanes>;
  tap_weights<T> taps;

  KOKKOS_FORCEINLINE_FUNCTION pack before(std::int64_t k) const {
    return pack::fill(taps.centre[-k]);
  }
  KOKKOS_FORCEINLINE_FUNCTION pack after(std::int64_t k) const {
    return pack::fill(taps.centre[k]);
  }
};

/// The same of `Pairs` symmetric pairs, made once.
template <class T, int Lanes, int Pairs>
struct weights_in_registers {
  using pack = kordon::kernel::pack<T, Lanes>;
  pack weight[Pairs + 1];

  KOKKOS_FUNCTION explicit weights_in_registers(const tap_weights<T>& taps) {
    for (int k = 0; k <= Pairs; ++k) weight[k] = pack::fill(taps.centre[k]);
  }
  KOKKOS_FORCEINLINE_FUNCTION pack before(int k) const { return weight[k]; }
  KOKKOS_FORCEINLINE_FUNCTION pack after(int k) const { return weight[k]; }
};

/// Filters `Rows` neighbouring rows of `Lanes` elements with a kernel of any radius:
/// sum[r] = sum over k of w[k] * in[r + k]. What they read at a distance of k stays in registers
/// for k + 1.
///
/// `Place` says where rows lie: row r of a group begins at offset(r), and before(p) and after(p)
/// are the groups beside the one at p. Groups have `unit` rows: a multiple of Rows.
template <class T, tap_symmetry Symmetry, int Rows, int Lanes>
class taps {
 public:
  using pack = kordon::kernel::pack<T, Lanes>;

  /// `in` is a group of rows.
  template <class Place>
  static KOKKOS_FORCEINLINE_FUNCTION void apply(const T* in, const Place& place,
                                                const weights_in_memory<T, Lanes>& weights,
                                                pack (&sum)[Rows]) {
    window w;
    cursor at = begin(in, place, weights, sum, w);
    std::int64_t first = 0;
    for (; weights.taps.pairs - first >= Rows; first += Rows) {
      add(sum, w, at, place, weights, first, std::make_integer_sequence<int, Rows>{});
    }
    add_rest(sum, w, at, place, weights, first, std::make_integer_sequence<int, Rows>{});
  }
  template <class Place, int Pairs>
  static KOKKOS_FORCEINLINE_FUNCTION void apply(
      const T* in, const Place& place, const weights_in_registers<T, Lanes, Pairs>& weights,
      pack (&sum)[Rows]) {
    window w;
    cursor at = begin(in, place, weights, sum, w);
    add_groups(sum, w, at, place, weights, std::make_integer_sequence<int, Pairs / Rows>{});
    add(sum, w, at, place, weights, Pairs / Rows * Rows,
        std::make_integer_sequence<int, Pairs % Rows>{});
  }

 private:
  struct window {
    pack below[Rows], above[Rows];  // row r at a distance of k: r - k and r + k, modulo Rows
  };

  /// The groups of rows that were read last.
  struct cursor {
    const T *below, *above;
  };

  /// Adds the tap in the centre.
  template <class Place, class Weights>
  static KOKKOS_FORCEINLINE_FUNCTION cursor begin(const T* in, const Place& place,
                                                  const Weights& weights, pack (&sum)[Rows],
                                                  window& w) {
    static_assert(Place::unit == Rows);
    kordon::kernel::unrolled<Rows>([&](int r) {
      w.below[r] = w.above[r] = pack::load(in + place.offset(r));
      sum[r] = weights.after(0) * w.above[r];
    });
    return {in, in};
  }

  /// Adds the pairs after `first` others that are left, fewer than Rows, and the tap that has no
  /// partner.
  template <class Place, int... Count>
  static KOKKOS_FORCEINLINE_FUNCTION void add_rest(pack (&sum)[Rows], window& w, cursor& at,
                                                   const Place& place,
                                                   const weights_in_memory<T, Lanes>& weights,
                                                   std::int64_t first,
                                                   std::integer_sequence<int, Count...>) {
    const std::int64_t left = weights.taps.pairs - first;
    ((left == Count
          ? add(sum, w, at, place, weights, first, std::make_integer_sequence<int, Count>{})
          : void()),
     ...);
    if constexpr (Symmetry == tap_symmetry::none) {
      ((weights.taps.is_lopsided && left == Count
            ? add_below<Count + 1>(sum, w, at, place, weights, first)
            : void()),
       ...);
    }
  }

  /// Adds groups of Rows pairs. (No lambda: GCC that prefers vectors of 256 bits, as it does for Intel's
  /// processors, calls such a large one, flattened or not, and all that is in registers goes to memory.)
  template <class Place, class Weights, int... Group>
  static KOKKOS_FORCEINLINE_FUNCTION void add_groups(pack (&sum)[Rows], window& w, cursor& at,
                                                     const Place& place, const Weights& weights,
                                                     std::integer_sequence<int, Group...>) {
    (add(sum, w, at, place, weights, Group * Rows, std::make_integer_sequence<int, Rows>{}), ...);
  }

  /// Adds pairs after `first` others, in the groups of rows beside those that were read last.
  template <class Place, class Weights, class First, int... Tap>
  static KOKKOS_FORCEINLINE_FUNCTION void add(pack (&sum)[Rows], window& w, cursor& at,
                                              const Place& place,
                                              [[maybe_unused]] const Weights& weights,
                                              [[maybe_unused]] First first,
                                              std::integer_sequence<int, Tap...>) {
    at = {place.before(at.below), place.after(at.above)};
    (add_pair<Tap + 1>(sum, w, at, place, weights, first), ...);
  }

  template <int Tap, class Place, class Weights, class First>
  static KOKKOS_FORCEINLINE_FUNCTION void add_pair(pack (&sum)[Rows], window& w, const cursor& at,
                                                   const Place& place, const Weights& weights,
                                                   First first) {
    w.below[Rows - Tap] = pack::load(at.below + place.offset(Rows - Tap));
    w.above[Tap - 1] = pack::load(at.above + place.offset(Tap - 1));
    const pack weight = weights.after(first + Tap);
    const pack below = Symmetry == tap_symmetry::even ? weight : weights.before(first + Tap);
    kordon::kernel::keep_in_registers();
    kordon::kernel::unrolled<Rows>([&](int r) {
      if constexpr (Symmetry == tap_symmetry::even) {
        sum[r].add_product(weight, w.below[(Rows + r - Tap) % Rows] + w.above[(r + Tap) % Rows]);
      } else {
        sum[r].add_product(weight, w.above[(r + Tap) % Rows]);
        sum[r].add_product(below, w.below[(Rows + r - Tap) % Rows]);
      }
    });
  }

  template <int Tap, class Place, class Weights, class First>
  static KOKKOS_FORCEINLINE_FUNCTION void add_below(pack (&sum)[Rows], window& w, const cursor& at,
                                                    const Place& place, const Weights& weights,
                                                    First first) {
    w.below[Rows - Tap] = pack::load(at.below + place.offset(Rows - Tap));
    const pack weight = weights.before(first + Tap);
    kordon::kernel::unrolled<Rows>(
        [&](int r) { sum[r].add_product(weight, w.below[(Rows + r - Tap) % Rows]); });
  }
};

}  // namespace kordon::v0::ndimage::kernel
