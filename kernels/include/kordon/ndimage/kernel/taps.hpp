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

/// Filters along a row with a symmetric kernel of any radius:
/// out[i] = sum over k of w[k] * in[i + k].
template <class T, tap_symmetry Symmetry>
class taps_along_row {
 public:
  /// `weights` [radius + 1] from the centre outwards; `out` [count] must not overlap `in`.
  static KOKKOS_INLINE_FUNCTION void apply(const T* in, const T* weights, std::int64_t radius,
                                           T* out, int count) {
    std::int64_t tap = radius == 0 ? 0 : (radius - 1) % group + 1;
    switch (tap) {
      case 0:
        first<0>(in, weights, out, count);
        break;
      case 1:
        first<1>(in, weights, out, count);
        break;
      case 2:
        first<2>(in, weights, out, count);
        break;
      case 3:
        first<3>(in, weights, out, count);
        break;
      case 4:
        first<4>(in, weights, out, count);
        break;
      case 5:
        first<5>(in, weights, out, count);
        break;
      case 6:
        first<6>(in, weights, out, count);
        break;
      case 7:
        first<7>(in, weights, out, count);
        break;
      default:
        first<group>(in, weights, out, count);
    }
    for (; tap < radius; tap += group) more(in - tap, in + tap, weights + tap, out, count);
  }

 private:
  // Taps per sweep over the row. With their number known, the compiler keeps what neighbouring
  // outputs share in registers, of which there are 16.
  static constexpr int group = 8;

  static KOKKOS_FORCEINLINE_FUNCTION T fold(T below, T above) {
    return Symmetry == tap_symmetry::even ? above + below : above - below;
  }

  template <int... Tap>
  static KOKKOS_FORCEINLINE_FUNCTION void add(T& sum, const T* below, const T* above,
                                              const T* weight, std::integer_sequence<int, Tap...>) {
    ((sum += weight[Tap] * fold(below[-1 - Tap], above[1 + Tap])), ...);
  }

  // The centre and the first `Taps` taps.
  template <int Taps>
  static KOKKOS_INLINE_FUNCTION void first(const T* KOKKOS_RESTRICT in,
                                           const T* KOKKOS_RESTRICT weights, T* KOKKOS_RESTRICT out,
                                           int count) {
    T weight[Taps + 1];
    for (int k = 0; k <= Taps; ++k) weight[k] = weights[k];
    for (int i = 0; i < count; ++i) {
      T sum = weight[0] * in[i];
      if constexpr (Taps > 0) {
        add(sum, in + i, in + i, weight + 1, std::make_integer_sequence<int, Taps>{});
      }
      out[i] = sum;
    }
  }

  // The next `group` taps, beyond those at distance 0 from `below` and `above`.
  static KOKKOS_INLINE_FUNCTION void more(const T* KOKKOS_RESTRICT below,
                                          const T* KOKKOS_RESTRICT above,
                                          const T* KOKKOS_RESTRICT weights, T* KOKKOS_RESTRICT out,
                                          int count) {
    T weight[group];
    for (int k = 0; k < group; ++k) weight[k] = weights[k + 1];
    for (int i = 0; i < count; ++i) {
      T sum = out[i];
      add(sum, below + i, above + i, weight, std::make_integer_sequence<int, group>{});
      out[i] = sum;
    }
  }
};

/// Filters across rows with a symmetric kernel of any radius, four rows r at a time: out[r, i] =
/// sum over k of w[k] * in[r + k, i]. What they read at a distance of k stays in registers for k +
/// 1.
template <class T, tap_symmetry Symmetry>
class taps_across_rows {
 public:
  static constexpr int rows = 4;

  /// `in` is the first of the four rows, which lie `pitch` apart; `weights` [radius + 1] from the
  /// centre outwards; `out` [4, out_pitch] must not overlap `in`.
  template <int Lanes>
  static KOKKOS_INLINE_FUNCTION void apply(const T* in, std::int64_t pitch, const T* weights,
                                           std::int64_t radius, T* out, std::int64_t out_pitch,
                                           int count) {
    int i = 0;
    for (; i + Lanes <= count; i += Lanes) {
      block<Lanes>(in + i, pitch, weights, radius, out + i, out_pitch);
    }
    if constexpr (Lanes > 1) {
      for (; i < count; ++i) block<1>(in + i, pitch, weights, radius, out + i, out_pitch);
    }
  }

 private:
  template <int Lanes>
  using pack = kordon::kernel::pack<T, Lanes>;

  template <int Lanes>
  struct state {
    pack<Lanes> below[rows], above[rows];  // row r at a distance of k: r - k and r + k, modulo rows
    pack<Lanes> sum[rows];
  };

  template <int Lanes>
  static KOKKOS_FORCEINLINE_FUNCTION void block(const T* in, std::int64_t pitch, const T* weights,
                                                std::int64_t radius, T* out,
                                                std::int64_t out_pitch) {
    state<Lanes> s;
    kordon::kernel::unrolled<rows>([&](int r) {
      s.below[r] = s.above[r] = pack<Lanes>::load(in + r * pitch);
      s.sum[r] = pack<Lanes>::fill(weights[0]) * s.above[r];
    });
    const T *below = in, *above = in + (rows - 1) * pitch, *weight = weights;
    std::int64_t left = radius;
    for (; left >= rows; left -= rows) {
      add(s, below, above, pitch, weight, std::make_integer_sequence<int, rows>{});
      below -= rows * pitch;
      above += rows * pitch;
      weight += rows;
    }
    if (left == 3) {
      add(s, below, above, pitch, weight, std::make_integer_sequence<int, 3>{});
    } else if (left == 2) {
      add(s, below, above, pitch, weight, std::make_integer_sequence<int, 2>{});
    } else if (left == 1) {
      add(s, below, above, pitch, weight, std::make_integer_sequence<int, 1>{});
    }
    kordon::kernel::unrolled<rows>([&](int r) { s.sum[r].store(out + r * out_pitch); });
  }

  template <int Lanes, int... Tap>
  static KOKKOS_FORCEINLINE_FUNCTION void add(state<Lanes>& s, const T* below, const T* above,
                                              std::int64_t pitch, const T* weight,
                                              std::integer_sequence<int, Tap...>) {
    (add_tap<Lanes, Tap + 1>(s, below - (Tap + 1) * pitch, above + (Tap + 1) * pitch,
                             weight[Tap + 1], std::make_integer_sequence<int, rows>{}),
     ...);
  }

  template <int Lanes, int Tap, int... Row>
  static KOKKOS_FORCEINLINE_FUNCTION void add_tap(state<Lanes>& s, const T* below, const T* above,
                                                  T weight, std::integer_sequence<int, Row...>) {
    s.below[(rows - Tap) % rows] = pack<Lanes>::load(below);
    s.above[(rows - 1 + Tap) % rows] = pack<Lanes>::load(above);
    (add_row(s.sum[Row], s.below[(rows + Row - Tap) % rows], s.above[(Row + Tap) % rows], weight),
     ...);
  }

  template <int Lanes>
  static KOKKOS_FORCEINLINE_FUNCTION void add_row(pack<Lanes>& sum, pack<Lanes> below,
                                                  pack<Lanes> above, T weight) {
    if constexpr (Symmetry == tap_symmetry::even) {
      sum.add_product(weight, below + above);
    } else {
      sum.add_product(weight, above);
      sum.add_product(-weight, below);
    }
  }
};

}  // namespace kordon::v0::ndimage::kernel
