// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <kordon/dispatch/implementation.hpp>
#include <kordon/fft/kernel/transform.hpp>
#include <kordon/fft/transform.hpp>

namespace kordon::inline v0::fft::kernel {

/// An array of a checked call, of rank 3 or less, by its reals.
template <class R>
samples<R> as_samples(const kordon_array& a) {
  samples<R> s{static_cast<R*>(a.data), {1, 1, 1}, {0, 0, 0}};
  for (int i = 0; i < a.rank; ++i) {
    s.extents[3 - a.rank + i] = a.extents[i];
    s.steps[3 - a.rank + i] = a.strides[i];
  }
  return s;
}

/// The real of a complex number, or the real itself.
template <class T>
struct real_of {
  using type = T;
};
template <class Real>
struct real_of<Kokkos::complex<Real>> {
  using type = Real;
};

/// What an operation of this subject runs: In and Out are the forms of its arrays, T the dtype that
/// its arrays share.
template <class Op, form In, form Out, bool Forward>
struct transform_for {
  template <class Exec, class T>
  struct on {
    using real = typename real_of<T>::type;

    /// The array with the extents of the transform: the real one, if there is one.
    static const kordon_array& whole(const kordon_call& call) {
      return call.arrays[In == form::half ? 1 : 0];
    }

    static std::uint64_t scratch_bytes(const kordon_call& call) {
      return transform_scratch<real>(as_samples<real>(whole(call)).extents);
    }

    static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
      const auto n = as_samples<real>(whole(call));
      const auto in = as_samples<const real>(call.arrays[0]);
      const auto out = as_samples<real>(call.arrays[1]);
      const std::string name = std::string("kordon::") + Op::description.name.data();
      if (out.extents[0] * out.extents[1] * out.extents[2] == 0) return;
      const double count = static_cast<double>(n.extents[0] * n.extents[1] * n.extents[2]);
      if (count == 0) return clear(name, exec, out);
      transform<real>(name, exec, n.extents, in, In, out, Out, real(Forward ? -1 : 1),
                      static_cast<real>(scale_for(options_of<Op>(call).norm, count)), memory);
    }

   private:
    static double scale_for(normalization norm, double count) {
      if (norm == normalization::ortho) return 1.0 / std::sqrt(count);
      return (norm == normalization::forward) == Forward ? 1.0 / count : 1.0;
    }
  };
};

}  // namespace kordon::v0::fft::kernel
