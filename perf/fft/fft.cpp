// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <kordon/fft.hpp>

#include "../support/bench.hpp"

namespace kordon::perf {
namespace {

/// The customary count of a complex transform's operations: 5 N log2 N.
double flops_of(double samples) {
  return 5 * samples * std::log2(samples);
}

template <class Real>
const Real* real_part(const Kokkos::complex<Real>* z) {
  return reinterpret_cast<const Real*>(z);
}

template <class Real>
view<Kokkos::complex<Real>**> complex_image(const char* name) {
  const auto parts = load<Real**>(name);
  const view<Kokkos::complex<Real>**> image("image", parts.extent(0), parts.extent(1));
  Kokkos::parallel_for(
      "kordon::perf::complex_image",
      Kokkos::MDRangePolicy<exec, Kokkos::Rank<2>>({0, 0}, {parts.extent(0), parts.extent(1)}),
      KOKKOS_LAMBDA(int i, int j) {
        image(i, j) = Kokkos::complex<Real>(parts(i, j), Real(1) - parts(i, j));
      });
  return image;
}

void complex_forward(benchmark::State& state) {
  const auto in = complex_image<float>("noise_float32");
  const view<Kokkos::complex<float>**> out("out", in.extent(0), in.extent(1));
  const work least{bytes_of(in), bytes_of(out), flops_of(static_cast<double>(in.size())), 0};
  measure(state, least, [&](const exec& e) { fft::fftn(e, in, out); });
  answer(state, real_part(middle(out)));
}
KORDON_PERF_CASE(complex_forward, "fft.fftn/complex64");

/// An image and half of its spectrum.
struct real_image {
  view<double**> image = load<double**>("noise_float64");
  view<Kokkos::complex<double>**> spectrum{"spectrum", image.extent(0), image.extent(1) / 2 + 1};

  double flops() const { return flops_of(static_cast<double>(image.size())) / 2; }
};

void real_forward(benchmark::State& state) {
  const real_image r;
  measure(state, {bytes_of(r.image), bytes_of(r.spectrum), 0, r.flops()},
          [&](const exec& e) { fft::rfftn(e, r.image, r.spectrum); });
  answer(state, real_part(middle(r.spectrum)));
}
KORDON_PERF_CASE(real_forward, "fft.rfftn/float64");

void real_backward(benchmark::State& state) {
  const real_image r;
  fft::rfftn(exec(), r.image, r.spectrum);
  measure(state, {bytes_of(r.spectrum), bytes_of(r.image), 0, r.flops()},
          [&](const exec& e) { fft::irfftn(e, r.spectrum, r.image); });
  answer(state, middle(r.image));
}
KORDON_PERF_CASE(real_backward, "fft.irfftn/float64");

}  // namespace
}  // namespace kordon::perf
