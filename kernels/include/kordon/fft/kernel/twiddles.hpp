// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/memory/scratch.hpp>

namespace kordon::inline v0::fft::kernel {

/// exp(2 pi i k / n), 0 <= k < n, to the last place: angles beyond an eighth of a turn are mirrored
/// back.
KOKKOS_INLINE_FUNCTION Kokkos::complex<double> root_of_unity(std::int64_t k, std::int64_t n) {
  const std::int64_t eighth = 8 * k / n, rest = 8 * k % n;
  const bool is_odd = eighth % 2 != 0;
  const double angle = static_cast<double>(is_odd ? n - rest : rest) / static_cast<double>(n) *
                       (Kokkos::numbers::pi / 4);
  const double c = Kokkos::cos(angle), s = is_odd ? -Kokkos::sin(angle) : Kokkos::sin(angle);
  switch ((eighth + 1) / 2 % 4) {
    case 0:
      return {c, s};
    case 1:
      return {-s, c};
    case 2:
      return {-c, -s};
    default:
      return {s, -c};
  }
}

/// The n-th roots of unity as products of two from short tables.
template <class Real>
struct twiddles {
  static constexpr std::int64_t fine_count = 256;
  using complex = Kokkos::complex<Real>;

  complex* fine;    // [fine_count]: powers 0, 1, ...
  complex* coarse;  // [coarse_count(n)]: powers 0, fine_count, ...

  static std::int64_t coarse_count(std::int64_t n) { return n / fine_count + 1; }

  static twiddles layout(std::int64_t n, scratch& memory) {
    return {memory.take<complex>(static_cast<std::size_t>(fine_count)),
            memory.take<complex>(static_cast<std::size_t>(coarse_count(n)))};
  }

  /// exp(sign 2 pi i k / n).
  KOKKOS_FUNCTION complex operator()(std::int64_t k, Real sign) const {
    const complex w = coarse[k / fine_count] * fine[k % fine_count];
    return {w.real(), sign * w.imag()};
  }
};

template <class Real>
struct fill_twiddles {
  twiddles<Real> table;
  std::int64_t n;

  KOKKOS_FUNCTION void operator()(std::int64_t i) const {
    constexpr std::int64_t fine = twiddles<Real>::fine_count;
    const std::int64_t power = i < fine ? i : (i - fine) * fine;
    const auto w = root_of_unity(power % n, n);
    using complex = typename twiddles<Real>::complex;
    complex& to = i < fine ? table.fine[i] : table.coarse[i - fine];
    to = complex(static_cast<Real>(w.real()), static_cast<Real>(w.imag()));
  }
};

}  // namespace kordon::v0::fft::kernel
