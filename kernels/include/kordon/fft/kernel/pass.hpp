// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/fft/kernel/lines.hpp>
#include <kordon/fft/kernel/twiddles.hpp>
#include <kordon/kernel/tuning.hpp>

namespace kordon::inline v0::fft::kernel {

/// The transforms of 2 to 5 samples, in place; `sign` is that of the exponent.
template <class Real>
struct butterfly {
  using complex = Kokkos::complex<Real>;
  Real sign;

  /// sign * i * z.
  KOKKOS_FUNCTION complex turned(const complex& z) const {
    return {-sign * z.imag(), sign * z.real()};
  }

  KOKKOS_FUNCTION void operator()(complex (&)[1]) const {}
  KOKKOS_FUNCTION void operator()(complex (&x)[2]) const {
    const complex a = x[0];
    x[0] = a + x[1];
    x[1] = a - x[1];
  }
  KOKKOS_FUNCTION void operator()(complex (&x)[3]) const {
    constexpr Real sine = Real(0.86602540378443864676);
    const complex sum = x[1] + x[2], middle = x[0] - sum * Real(0.5);
    const complex side = turned(x[1] - x[2]) * sine;
    x[0] += sum;
    x[1] = middle + side;
    x[2] = middle - side;
  }
  KOKKOS_FUNCTION void operator()(complex (&x)[4]) const {
    const complex a = x[0] + x[2], b = x[0] - x[2], c = x[1] + x[3], d = turned(x[1] - x[3]);
    x[0] = a + c;
    x[1] = b + d;
    x[2] = a - c;
    x[3] = b - d;
  }
  KOKKOS_FUNCTION void operator()(complex (&x)[5]) const {
    constexpr Real cos1 = Real(0.30901699437494742410), cos2 = Real(-0.80901699437494742410);
    constexpr Real sin1 = Real(0.95105651629515357212), sin2 = Real(0.58778525229247312917);
    const complex a = x[1] + x[4], b = x[2] + x[3], c = x[1] - x[4], d = x[2] - x[3];
    const complex near = x[0] + a * cos1 + b * cos2, far = x[0] + a * cos2 + b * cos1;
    const complex near_side = turned(c * sin1 + d * sin2), far_side = turned(c * sin2 - d * sin1);
    x[0] += a + b;
    x[1] = near + near_side;
    x[2] = far + far_side;
    x[3] = far - far_side;
    x[4] = near - near_side;
  }
};

/// One pass of Stockham's transform of all lines: n = radix * groups * stride, where the factors before this one
/// have the product `stride`.
template <class Real, class Exec>
struct pass {
  using complex = Kokkos::complex<Real>;
  static constexpr std::int64_t items = kordon::kernel::is_host_exec<Exec> ? 4096 : 256;

  lines<const Real> from;
  lines<Real> to;
  twiddles<Real> roots;
  std::int64_t count;  // of lines
  std::int64_t radix, groups, stride;
  Real sign, scale;
  bool neighbours_are_lines;  // what lies side by side in memory: lines, or samples of one

  /// Work items: a butterfly of a small radix, or a sample of a large one.
  KOKKOS_FUNCTION std::int64_t size() const {
    return count * groups * stride * (radix > 5 ? radix : 1);
  }

  template <class Team>
  KOKKOS_FUNCTION void operator()(const Team& team) const {
    const std::int64_t begin = team.league_rank() * items;
    const std::int64_t end = Kokkos::min(begin + items, size());
    for (std::int64_t i = begin + team.team_rank(); i < end; i += team.team_size()) run(i);
  }

 private:
  struct place {
    std::int64_t line, of_line;
  };
  KOKKOS_FUNCTION place place_of(std::int64_t item, std::int64_t in_line) const {
    if (neighbours_are_lines) return {item % count, item / count};
    return {item / in_line, item % in_line};
  }

  KOKKOS_FUNCTION void run(std::int64_t item) const {
    switch (radix) {
      case 1:
        return small<1>(item);
      case 2:
        return small<2>(item);
      case 3:
        return small<3>(item);
      case 4:
        return small<4>(item);
      case 5:
        return small<5>(item);
      default:
        return large(item);
    }
  }

  template <int Radix>
  KOKKOS_FUNCTION void small(std::int64_t item) const {
    const place at = place_of(item, groups * stride);
    const std::int64_t q = at.of_line % stride, p = at.of_line / stride;
    const std::int64_t source = from.begin(at.line), target = to.begin(at.line);
    complex x[Radix];
    for (int k = 0; k < Radix; ++k) x[k] = from.load(source, q + stride * (p + groups * k));
    butterfly<Real>{sign}(x);
    to.store(target, q + stride * Radix * p, x[0] * scale);
    for (int k = 1; k < Radix; ++k)
      to.store(target, q + stride * (Radix * p + k), x[k] * roots(p * k * stride, sign) * scale);
  }

  KOKKOS_FUNCTION void large(std::int64_t item) const {
    const place at = place_of(item, radix * groups * stride);
    const std::int64_t q = at.of_line % stride, rest = at.of_line / stride;
    const std::int64_t k = rest % radix, p = rest / radix;
    const std::int64_t source = from.begin(at.line), target = to.begin(at.line);
    complex sum(0);
    std::int64_t power = 0;  // j k modulo radix
    for (std::int64_t j = 0; j < radix; ++j) {
      sum +=
          from.load(source, q + stride * (p + groups * j)) * roots(power * groups * stride, sign);
      power += k;
      if (power >= radix) power -= radix;
    }
    to.store(target, q + stride * (radix * p + k), sum * roots(p * k * stride, sign) * scale);
  }
};

}  // namespace kordon::v0::fft::kernel
