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
                                                const tap_weights<T>& weights, pack (&sum)[Rows]) {
    static_assert(Place::unit == Rows);
    window w;
    kordon::kernel::unrolled<Rows>([&](int r) {
      w.below[r] = w.above[r] = pack::load(in + place.offset(r));
      sum[r] = pack::fill(weights.centre[0]) * w.above[r];
    });
    cursor at{in, in, weights.centre, weights.centre};
    std::int64_t left = weights.pairs;
    for (; left >= Rows; left -= Rows) {
      at.below = place.before(at.below);
      at.above = place.after(at.above);
      add(sum, w, at, place, std::make_integer_sequence<int, Rows>{});
      at.weight_below -= Rows;
      at.weight_above += Rows;
    }
    at.below = place.before(at.below);
    at.above = place.after(at.above);
    rest(sum, w, at, place, left, weights.is_lopsided, std::make_integer_sequence<int, Rows>{});
  }

 private:
  struct window {
    pack below[Rows], above[Rows];  // row r at a distance of k: r - k and r + k, modulo Rows
  };

  /// The groups of rows beside those that were read, and the weights of the last tap.
  struct cursor {
    const T *below, *above;
    const T *weight_below, *weight_above;
  };

  /// Adds the last pairs, fewer than Rows, and the tap that has no partner.
  template <class Place, int... Count>
  static KOKKOS_FORCEINLINE_FUNCTION void rest(pack (&sum)[Rows], window& w, const cursor& at,
                                               const Place& place, std::int64_t pairs,
                                               [[maybe_unused]] bool is_lopsided,
                                               std::integer_sequence<int, Count...>) {
    ((pairs == Count ? add(sum, w, at, place, std::make_integer_sequence<int, Count>{}) : void()),
     ...);
    if constexpr (Symmetry == tap_symmetry::none) {
      ((is_lopsided && pairs == Count ? add_below<Count + 1>(sum, w, at, place) : void()), ...);
    }
  }

  template <class Place, int... Tap>
  static KOKKOS_FORCEINLINE_FUNCTION void add(pack (&sum)[Rows], window& w,
                                              [[maybe_unused]] const cursor& at,
                                              [[maybe_unused]] const Place& place,
                                              std::integer_sequence<int, Tap...>) {
    (add_pair<Tap + 1>(sum, w, at, place), ...);
  }

  template <int Tap, class Place>
  static KOKKOS_FORCEINLINE_FUNCTION void add_pair(pack (&sum)[Rows], window& w, const cursor& at,
                                                   const Place& place) {
    w.below[Rows - Tap] = pack::load(at.below + place.offset(Rows - Tap));
    w.above[Tap - 1] = pack::load(at.above + place.offset(Tap - 1));
    const pack weight = pack::fill(at.weight_above[Tap]);
    const pack below = Symmetry == tap_symmetry::even ? weight : pack::fill(at.weight_below[-Tap]);
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

  template <int Tap, class Place>
  static KOKKOS_FORCEINLINE_FUNCTION void add_below(pack (&sum)[Rows], window& w, const cursor& at,
                                                    const Place& place) {
    w.below[Rows - Tap] = pack::load(at.below + place.offset(Rows - Tap));
    const pack weight = pack::fill(at.weight_below[-Tap]);
    kordon::kernel::unrolled<Rows>(
        [&](int r) { sum[r].add_product(weight, w.below[(Rows + r - Tap) % Rows]); });
  }
};

}  // namespace kordon::v0::ndimage::kernel
