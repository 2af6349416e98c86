// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <Kokkos_Core.hpp>
#include <type_traits>

namespace kordon::inline v0::fft::kernel {

/// What stands for the n complex samples of a line: all of them, their real parts (the imaginary
/// ones are 0), or the first n/2+1 (the others are the conjugates of their mirror images).
enum class form { full, real, half };

/// An array of rank 3, or less with leading extents of 1; steps count samples, real or complex ones.
template <class R>
struct samples {
  R* at;
  std::int64_t extents[3];
  std::int64_t steps[3];
};

/// One axis of such an array as lines of n samples, to load from or to store to.
template <class R>
struct lines {
  using real = std::remove_const_t<R>;
  using complex = Kokkos::complex<real>;

  R* at;
  form what;
  std::int64_t n, step;
  std::int64_t inner, inner_step, outer_step;  // line l is l / inner, l % inner

  lines(const samples<R>& a, form f, int axis, std::int64_t length)
      : at(a.at), what(f), n(length), step(a.steps[axis]) {
    const int near = axis == 2 ? 1 : 2, far = axis == 0 ? 1 : 0;
    inner = a.extents[near];
    inner_step = a.steps[near];
    outer_step = a.steps[far];
  }

  KOKKOS_FUNCTION std::int64_t begin(std::int64_t line) const {
    return line / inner * outer_step + line % inner * inner_step;
  }

  KOKKOS_FUNCTION complex load(std::int64_t begin, std::int64_t i) const {
    if (what == form::real) return {at[begin + i * step], real(0)};
    const bool is_mirrored = what == form::half && i > n / 2;
    const std::int64_t where = 2 * (begin + (is_mirrored ? n - i : i) * step);
    return {at[where], is_mirrored ? -at[where + 1] : at[where + 1]};
  }

  KOKKOS_FUNCTION void store(std::int64_t begin, std::int64_t i, const complex& z) const {
    const std::int64_t where = begin + i * step;
    if (what == form::real) {
      at[where] = z.real();
    } else if (what == form::full || i <= n / 2) {
      at[2 * where] = z.real();
      at[2 * where + 1] = z.imag();
    }
  }
};

}  // namespace kordon::v0::fft::kernel
