// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/pack.hpp>
#include <utility>

namespace kordon::inline v0::ndimage::kernel {

/// What the taps before the centre are: w[-k] = w[k] (smoothing) or w[-k] = -w[k] (derivatives).
enum class tap_symmetry { even, odd };

/// Filters `Rows` neighbouring rows of `Lanes` elements with a symmetric kernel of any radius:
/// sum[r] = sum over k of w[k] * in[r + k]. What they read at a distance of k stays in registers
/// for k + 1.
///
/// `Place` says where rows lie: row r of a group begins at offset(r), and before(p) and after(p)
/// are the groups beside the one at p. Groups have `unit` rows: a multiple of Rows.
template <class T, tap_symmetry Symmetry, int Rows, int Lanes>
class taps {
 public:
  using pack = kordon::kernel::pack<T, Lanes>;

  /// `in` is a group of rows; `weights` [radius + 1] from the centre outwards.
  template <class Place>
  static KOKKOS_FORCEINLINE_FUNCTION void apply(const T* in, const Place& place, const T* weights,
                                                std::int64_t radius, pack (&sum)[Rows]) {
    static_assert(Place::unit == Rows);
    window w;
    kordon::kernel::unrolled<Rows>([&](int r) {
      w.below[r] = w.above[r] = pack::load(in + place.offset(r));
      sum[r] = pack::fill(weights[0]) * w.above[r];
    });
    const T *below = in, *above = in;
    for (; radius >= Rows; radius -= Rows) {
      below = place.before(below);
      above = place.after(above);
      add(sum, w, below, above, place, weights, std::make_integer_sequence<int, Rows>{});
      weights += Rows;
    }
    below = place.before(below);
    above = place.after(above);
    rest(sum, w, below, above, place, weights, radius, std::make_integer_sequence<int, Rows>{});
  }

 private:
  struct window {
    pack below[Rows], above[Rows];  // row r at a distance of k: r - k and r + k, modulo Rows
  };

  /// Adds the last taps, fewer than Rows.
  template <class Place, int... Count>
  static KOKKOS_FORCEINLINE_FUNCTION void rest(pack (&sum)[Rows], window& w, const T* below,
                                               const T* above, const Place& place, const T* weight,
                                               std::int64_t count,
                                               std::integer_sequence<int, Count...>) {
    ((count == Count
          ? add(sum, w, below, above, place, weight, std::make_integer_sequence<int, Count>{})
          : void()),
     ...);
  }

  template <class Place, int... Tap>
  static KOKKOS_FORCEINLINE_FUNCTION void add(pack (&sum)[Rows], window& w,
                                              [[maybe_unused]] const T* below,
                                              [[maybe_unused]] const T* above,
                                              [[maybe_unused]] const Place& place,
                                              [[maybe_unused]] const T* weight,
                                              std::integer_sequence<int, Tap...>) {
    (add_tap<Tap + 1>(sum, w, below + place.offset(Rows - 1 - Tap), above + place.offset(Tap),
                      weight[Tap + 1], std::make_integer_sequence<int, Rows>{}),
     ...);
  }

  template <int Tap, int... Row>
  static KOKKOS_FORCEINLINE_FUNCTION void add_tap(pack (&sum)[Rows], window& w, const T* below,
                                                  const T* above, T weight,
                                                  std::integer_sequence<int, Row...>) {
    w.below[Rows - Tap] = pack::load(below);
    w.above[Tap - 1] = pack::load(above);
    const pack factor = pack::fill(weight);
    kordon::kernel::keep_in_registers();
    (add_row(sum[Row], w.below[(Rows + Row - Tap) % Rows], w.above[(Row + Tap) % Rows], factor),
     ...);
  }

  static KOKKOS_FORCEINLINE_FUNCTION void add_row(pack& sum, pack below, pack above, pack weight) {
    if constexpr (Symmetry == tap_symmetry::even) {
      sum.add_product(weight, below + above);
    } else {
      sum.add_product(weight, above - below);
    }
  }
};

}  // namespace kordon::v0::ndimage::kernel
