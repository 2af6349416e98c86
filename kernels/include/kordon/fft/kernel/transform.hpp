// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <kordon/fft/kernel/pass.hpp>
#include <kordon/kernel/teams.hpp>
#include <string>

namespace kordon::inline v0::fft::kernel {

namespace detail {

/// The factors of n: fours first, then the primes, in ascending order; {1} for 1.
struct factor_list {
  std::array<std::int64_t, 64> factors{};
  int count = 0;

  explicit factor_list(std::int64_t n) {
    if (n == 1) factors[static_cast<std::size_t>(count++)] = 1;
    if (n > 1) n = without(4, n);
    for (std::int64_t f = 2; n > 1; f += f == 2 ? 1 : 2) n = without(f * f <= n ? f : n, n);
  }
  std::int64_t operator[](int i) const { return factors[static_cast<std::size_t>(i)]; }

 private:
  /// Notes f as often as it is in n, and returns the rest.
  std::int64_t without(std::int64_t f, std::int64_t n) {
    for (; n % f == 0; n /= f) factors[static_cast<std::size_t>(count++)] = f;
    return n;
  }
};

/// Between two passes: dense arrays, and the roots of unity for each axis.
template <class Real>
struct transform_scratch_layout {
  Real* buffers[2];
  twiddles<Real> roots[3];

  transform_scratch_layout(const std::int64_t (&n)[3], scratch& memory) {
    const auto reals = static_cast<std::size_t>(2 * n[0] * n[1] * n[2]);
    for (Real*& buffer : buffers) buffer = memory.take<Real>(reals);
    for (int axis = 0; axis < 3; ++axis) roots[axis] = twiddles<Real>::layout(n[axis], memory);
  }
};

template <class R>
samples<R> dense(R* at, const std::int64_t (&extents)[3]) {
  return {at, {extents[0], extents[1], extents[2]}, {extents[1] * extents[2], extents[2], 1}};
}

template <class R>
samples<const R> read_only(const samples<R>& a) {
  return {a.at, {a.extents[0], a.extents[1], a.extents[2]}, {a.steps[0], a.steps[1], a.steps[2]}};
}

template <class Real>
struct clear_line {
  lines<Real> to;
  KOKKOS_FUNCTION void operator()(std::int64_t line) const {
    to.store(to.begin(line), 0, Kokkos::complex<Real>(0));
  }
};

}  // namespace detail

/// out [..., 1] = 0, complex: half the transform of an axis without samples.
template <class Real, class Exec>
void clear(const std::string& name, const Exec& exec, const samples<Real>& out) {
  Kokkos::parallel_for(name + "::clear",
                       Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(
                           exec, 0, out.extents[0] * out.extents[1]),
                       detail::clear_line<Real>{{out, form::full, 2, 1}});
}

/// Bytes of scratch that a transform of n [3] samples needs; of the real array's extents.
template <class Real>
std::size_t transform_scratch(const std::int64_t (&n)[3]) {
  scratch count;
  detail::transform_scratch_layout<Real>(n, count);
  return count.used();
}

/// out = scale * the Fourier transform of `in` along all axes, n [3] samples, with the sign of the
/// exponent given. `in` and `out` may have another form along the last axis than `full`.
///
/// Stockham's passes, one for each factor 4, 2, 3, 5 of an extent and one for each larger prime p,
/// whose work is p for each sample (Van Loan 1992, 1.7 and 2.1). Work items: butterflies. The same
/// bits for any number of threads. Returns after submission.
template <class Real, class Exec>
void transform(const std::string& name, const Exec& exec, const std::int64_t (&n)[3],
               const samples<const Real>& in, form in_form, const samples<Real>& out, form out_form,
               Real sign, Real scale, scratch& memory) {
  using pass_type = pass<Real, Exec>;
  const detail::transform_scratch_layout<Real> s(n, memory);
  int passes = 0;
  for (int axis = 0; axis < 3; ++axis)
    if (n[axis] > 1 || axis == 2) passes += detail::factor_list(n[axis]).count;

  samples<const Real> now = in;
  int done = 0;
  for (int i = 0; i < 3; ++i) {
    // Half an axis is made first, so that the others have less to do, and used up last.
    const int axis = in_form == form::half ? i : 2 - i;
    if (n[axis] == 1 && axis != 2) continue;
    Kokkos::parallel_for(
        name + "::roots",
        Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(
            exec, 0, twiddles<Real>::fine_count + twiddles<Real>::coarse_count(n[axis])),
        fill_twiddles<Real>{s.roots[axis], n[axis]});
    const detail::factor_list factors(n[axis]);
    std::int64_t stride = 1;
    for (int f = 0; f < factors.count; ++f) {
      const bool is_last = done + 1 == passes;
      const bool enters = axis == 2 && f == 0, leaves = axis == 2 && f + 1 == factors.count;
      std::int64_t extents[3] = {now.extents[0], now.extents[1], now.extents[2]};
      extents[axis] = leaves && out_form == form::half ? n[axis] / 2 + 1 : n[axis];
      const samples<Real> next = is_last ? out : detail::dense(s.buffers[done % 2], extents);
      const lines<Real> to(next, leaves ? out_form : form::full, axis, n[axis]);
      const pass_type body{lines<const Real>(now, enters ? in_form : form::full, axis, n[axis]),
                           to,
                           s.roots[axis],
                           extents[0] * extents[1] * extents[2] / extents[axis],
                           factors[f],
                           n[axis] / factors[f] / stride,
                           stride,
                           sign,
                           is_last ? scale : Real(1),
                           to.inner > 1 && to.inner_step < to.step};
      kordon::kernel::for_each_team(name + "::pass", exec,
                                    (body.size() + pass_type::items - 1) / pass_type::items,
                                    kordon::kernel::is_host_exec<Exec> ? 1 : 128, body);
      now = detail::read_only(next);
      stride *= factors[f];
      ++done;
    }
  }
}

}  // namespace kordon::v0::fft::kernel
