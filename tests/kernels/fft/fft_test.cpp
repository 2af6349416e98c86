// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <kordon/dispatch/explain.hpp>
#include <kordon/fft.hpp>
#include <kordon/testing/reference_fft.hpp>
#include <numeric>
#include <thread>

#include "../arrays.hpp"
#include "../every_backend.hpp"

namespace {

using namespace kordon::testing;
using kordon::fft::normalization;

using shape = std::vector<std::int64_t>;
using samples = reference::samples;

std::int64_t size_of(const shape& extents) {
  return std::accumulate(extents.begin(), extents.end(), std::int64_t(1), std::multiplies<>());
}

template <class Real>
std::vector<std::complex<Real>> random_complex(std::int64_t count) {
  const auto parts = random_elements<Real>(2 * count, 11, -1, 1);
  std::vector<std::complex<Real>> values(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = {parts[2 * i], parts[2 * i + 1]};
  return values;
}

template <class T>
samples widened(const std::vector<T>& values) {
  return samples(values.begin(), values.end());
}

/// The first half of the last axis.
samples half_of(const samples& all, const shape& extents) {
  const std::int64_t n = extents.back();
  samples half;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (static_cast<std::int64_t>(i) % n <= n / 2) half.push_back(all[i]);
  return half;
}

shape half_extents(shape extents) {
  extents.back() = extents.back() / 2 + 1;
  return extents;
}

/// What FFTs promise: an error that grows with the logarithm of the number of samples.
template <class T>
void expect_transform(const std::vector<T>& got, const samples& expected, std::int64_t count) {
  using real = decltype(std::abs(T()));
  ASSERT_EQ(got.size(), expected.size());
  double largest = 1;
  for (const auto& e : expected) largest = std::max(largest, std::abs(e));
  const double bound = 8 * std::log2(double(count) + 2) * std::numeric_limits<real>::epsilon();
  for (std::size_t i = 0; i < got.size(); ++i)
    ASSERT_LE(std::abs(std::complex<double>(got[i]) - expected[i]), bound * largest)
        << "element " << i;
}

/// op(in) on every backend, against `expected`; the input must stay as it is.
template <class Op, class In, class Out>
void transform_everywhere(const Op& op, const std::vector<In>& in, const shape& in_extents,
                          const samples& expected, const shape& out_extents, arrangement how,
                          normalization norm, std::int64_t count, Out) {
  const auto from = array_of(in, in_extents, how);
  const kordon::fft::transform_options options{.norm = norm};
  kordon::array to;
  const auto anew = [&] {
    const std::vector<Out> rubbish(expected.size(), Out(std::numeric_limits<double>::quiet_NaN()));
    to = array_of(rubbish, out_extents, how);
  };
  anew();

  const int ran = on_every_backend([&] { return kordon::supports(op, exec(), options, from, to); },
                                   [&] {
                                     anew();
                                     op(exec(), from, to, options);
                                     exec().fence();
                                     expect_transform(elements_of<Out>(to), expected, count);
                                     EXPECT_EQ(elements_of<In>(from), in)
                                         << "the input is overwritten";
                                   });

  EXPECT_GE(ran, 1);
}

double factor(normalization norm, bool forward, std::int64_t count) {
  if (norm == normalization::ortho) return 1 / std::sqrt(double(count));
  return (norm == normalization::forward) == forward ? 1 / double(count) : 1.0;
}

samples times(samples values, double scale) {
  for (auto& v : values) v *= scale;
  return values;
}

template <class Real>
void compare_complex(const shape& extents, arrangement how, normalization norm) {
  const std::int64_t count = size_of(extents);
  const auto in = random_complex<Real>(count);
  const auto there = reference::transform(widened(in), extents, -1);
  const auto back = reference::transform(widened(in), extents, +1);
  using complex = std::complex<Real>;
  transform_everywhere(kordon::fft::fftn, in, extents, times(there, factor(norm, true, count)),
                       extents, how, norm, count, complex());
  transform_everywhere(kordon::fft::ifftn, in, extents, times(back, factor(norm, false, count)),
                       extents, how, norm, count, complex());
}

template <class Real>
void compare_real(const shape& extents, arrangement how, normalization norm) {
  const std::int64_t count = size_of(extents);
  const auto in = random_elements<Real>(count, 12, -1, 1);
  const auto half = half_extents(extents);
  const auto all = reference::transform(widened(in), extents, -1);
  const auto spectrum = half_of(all, extents);
  transform_everywhere(kordon::fft::rfftn, in, extents, times(spectrum, factor(norm, true, count)),
                       half, how, norm, count, std::complex<Real>());
  std::vector<std::complex<Real>> given(spectrum.begin(), spectrum.end());
  transform_everywhere(kordon::fft::irfftn, given, half,
                       times(widened(in), double(count) * factor(norm, false, count)), extents, how,
                       norm, count, Real());
}

const std::vector<shape> awkward_shapes = {
    {1},      {2},      {3},     {4},       {5},       {7},       {8},       {12},     {30},
    {64},     {67},     {100},   {121},     {1024},    {1, 1},    {1, 6},    {6, 1},   {5, 4},
    {16, 15}, {13, 22}, {3, 64}, {1, 1, 1}, {2, 3, 4}, {5, 1, 7}, {8, 6, 9}, {4, 4, 1}};

TEST(fft_of_complex_samples, agrees_with_its_definition) {
  for (const shape& extents : awkward_shapes)
    for (arrangement how : all_arrangements) {
      SCOPED_TRACE(::testing::PrintToString(extents) + name(how));
      compare_complex<float>(extents, how, normalization::backward);
      compare_complex<double>(extents, how, normalization::backward);
    }
}

TEST(fft_of_real_samples, agrees_with_its_definition) {
  for (const shape& extents : awkward_shapes)
    for (arrangement how : all_arrangements) {
      SCOPED_TRACE(::testing::PrintToString(extents) + name(how));
      compare_real<float>(extents, how, normalization::backward);
      compare_real<double>(extents, how, normalization::backward);
    }
}

/// From 2^15 samples on a backend may go another way.
TEST(fft_of_large_arrays, agrees_with_its_definition) {
  for (const shape& extents : {shape{181, 190}, shape{34, 33, 31}})
    for (arrangement how : all_arrangements) {
      SCOPED_TRACE(::testing::PrintToString(extents) + name(how));
      compare_complex<float>(extents, how, normalization::backward);
      compare_real<double>(extents, how, normalization::ortho);
    }
}

TEST(fft, divides_as_norm_says) {
  for (normalization norm : {normalization::backward, normalization::ortho, normalization::forward})
    for (arrangement how : all_arrangements) {
      compare_complex<double>({6, 10}, how, norm);
      compare_real<double>({4, 3, 7}, how, norm);
      compare_real<float>({9}, how, norm);
    }
}

TEST(fft, of_an_impulse_is_constant_and_of_a_constant_an_impulse) {
  using complex = std::complex<double>;
  transform_everywhere(kordon::fft::fftn, std::vector<complex>{1, 0, 0, 0}, {4}, {1, 1, 1, 1}, {4},
                       arrangement::right, normalization::backward, 4, complex());
  transform_everywhere(kordon::fft::rfftn, std::vector<double>{2, 2, 2, 2, 2}, {5}, {10, 0, 0}, {3},
                       arrangement::right, normalization::backward, 5, complex());
}

TEST(irfftn, takes_its_length_from_the_output) {
  using complex = std::complex<double>;
  const std::vector<complex> half{6, {-1, 1}};
  transform_everywhere(kordon::fft::irfftn, half, {2}, {2.5, 3.5}, {2}, arrangement::right,
                       normalization::backward, 2, double());
  const double wave = std::sqrt(3.0) / 3;
  transform_everywhere(kordon::fft::irfftn, half, {2}, {4. / 3, 7. / 3 - wave, 7. / 3 + wave}, {3},
                       arrangement::right, normalization::backward, 3, double());
}

TEST(fft, of_nothing_is_nothing_and_half_of_it_zero) {
  using complex = std::complex<double>;
  transform_everywhere(kordon::fft::fftn, std::vector<complex>{}, {0, 3}, {}, {0, 3},
                       arrangement::right, normalization::backward, 0, complex());
  transform_everywhere(kordon::fft::rfftn, std::vector<double>{}, {2, 0}, {0, 0}, {2, 1},
                       arrangement::right, normalization::ortho, 0, complex());
  transform_everywhere(kordon::fft::irfftn, std::vector<complex>{1, 2}, {2, 1}, {}, {2, 0},
                       arrangement::right, normalization::forward, 0, double());
}

TEST(fft, of_many_samples_is_inverted_by_its_inverse) {
  const shape extents{90, 1001};
  const auto in = random_elements<double>(size_of(extents), 13, -1, 1);
  const auto from = array_of(in, extents, arrangement::right);
  const auto between = kordon::zeros(here(), kordon::dtype::complex128, half_extents(extents));
  kordon::array to = kordon::zeros_like(from);

  const int ran = on_every_backend(
      [&] { return kordon::supports(kordon::fft::rfftn, exec(), {}, from, between); },
      [&] {
        kordon::fft::rfftn(exec(), from, between);
        kordon::fft::irfftn(exec(), between, to);
        exec().fence();
        expect_transform(elements_of<double>(to), widened(in), size_of(extents));
      });

  EXPECT_GE(ran, 1);
}

/// Eight threads with shapes in common and shapes of their own, so that plans are made and found at once.
TEST(fft, of_eight_threads_at_once_is_that_of_one) {
  constexpr int thread_count = 8;
  const auto lengths_of = [](int thread) { return std::vector<std::int64_t>{64, 60 + thread, 45}; };
  const auto spectra = [&](int thread) {
    samples all;
    for (std::int64_t n : lengths_of(thread)) {
      const auto in =
          array_of(random_elements<double>(3 * n, 17, -1, 1), {3, n}, arrangement::right);
      const auto out = kordon::zeros(here(), kordon::dtype::complex128, half_extents({3, n}));
      kordon::fft::rfftn(exec(), in, out);
      exec().fence();
      for (const auto& z : elements_among_threads<std::complex<double>>(out)) all.push_back(z);
    }
    return all;
  };
  std::vector<samples> expected, got(thread_count);
  for (int t = 0; t < thread_count; ++t) expected.push_back(spectra(t));

  std::vector<std::thread> threads;
  for (int t = 0; t < thread_count; ++t)
    threads.emplace_back([&, t] {
      for (int round = 0; round < 20; ++round) got[std::size_t(t)] = spectra(t);
    });
  for (std::thread& t : threads) t.join();

  EXPECT_EQ(got, expected);
}

}  // namespace
