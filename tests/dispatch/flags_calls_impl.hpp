// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/view.hpp>
#include <kordon/testing/probe_data.hpp>
#include <kordon/testing/sample_call.hpp>

#include "flags_calls.hpp"

namespace kordon::inline v0::testing {

constexpr int flags_rows = 37, flags_columns = 53;
using flags_exec = Kokkos::DefaultHostExecutionSpace;

inline std::vector<double> values_of(const array_ref& a) {
  const auto view = as_view<const double**, Kokkos::HostSpace>(a);
  std::vector<double> all;
  for (std::size_t i = 0; i < view.extent(0); ++i)
    for (std::size_t j = 0; j < view.extent(1); ++j) all.push_back(view(i, j));
  return all;
}

template <class Flags>
array application<Flags>::make_image() {
  const Kokkos::View<double**, Kokkos::LayoutRight, Kokkos::HostSpace> image("image", flags_rows,
                                                                             flags_columns);
  for (int i = 0; i < flags_rows; ++i)
    for (int j = 0; j < flags_columns; ++j)
      image(i, j) = (i / 5 + j / 7) % 2 * 10.0 + 0.1 * i - 0.01 * j;
  return array(image);
}

template <class Flags>
array application<Flags>::make_like(const array_ref& image) {
  return zeros_like(image, "out");
}

template <class Flags>
ndimage::gaussian_filter_options application<Flags>::make_options() {
  return {.sigma = {1.5, 0.75}, .mode = ndimage::boundary::constant, .cval = 0.5};
}

template <class Flags>
std::vector<double> application<Flags>::smooth_typed(const array& image) {
  const auto in = as_view<const double**, Kokkos::HostSpace>(image);
  const Kokkos::View<double**, Kokkos::LayoutLeft, Kokkos::HostSpace> out("out", in.extent(0),
                                                                          in.extent(1));
  const flags_exec exec;
  ndimage::gaussian_filter(exec, in, out, make_options());
  exec.fence();
  return values_of(array_ref(out));
}

template <class Flags>
std::vector<double> application<Flags>::smooth(const array_ref& image, const array_ref& out,
                                               const ndimage::gaussian_filter_options& options) {
  const flags_exec exec;
  ndimage::gaussian_filter(exec, image, out, options);
  exec.fence();
  return values_of(out);
}

template <class T>
using flags_view = Kokkos::View<T, Kokkos::LayoutRight, Kokkos::HostSpace>;

template <class Flags>
std::map<std::string_view, std::vector<std::byte>> application<Flags>::call_every_operation() {
  constexpr int m = flags_rows, n = flags_columns, k = 41;
  const flags_exec exec;
  std::map<std::string_view, std::vector<std::byte>> all;
  const auto keep = [&]<class Op>(const Op&, const auto& make_the_call, const auto&... arrays) {
    const array_ref refs[] = {array_ref(arrays)...};
    make_probe_data(Op::description, refs);
    make_the_call();
    exec.fence();
    for (const array_ref& a : refs)
      for (std::byte b : content_of(a)) all[Op::description.name].push_back(b);
  };
  const auto call = [&](const auto& op, const auto&... arrays) {
    keep(
        op, [&] { op(exec, arrays...); }, arrays...);
  };

  const flags_view<double**> image("image", m, n), out("out", m, n), right("right", n, k),
      product("product", m, k), square("square", m, m), factor("factor", m, m);
  const flags_view<double*> weights("weights", 5), x("x", n), y("y", m), z("z", m);
  const flags_view<double> number("number");
  const flags_view<bool**> mask("mask", m, n);
  const flags_view<int**> labels("labels", m, n);
  const flags_view<int> count("count"), info("info");
  call(ndimage::gaussian_filter, image, out);
  call(ndimage::correlate1d, image, weights, out);
  call(ndimage::otsu_threshold, image, number);
  call(ndimage::threshold, image, number, mask);
  call(ndimage::label, mask, labels, count);
  call(linalg::dot, y, z, number);
  call(linalg::gemv, image, x, y);
  call(linalg::gemm, image, right, product);
  call(linalg::solve, square, y, z, info);
  call(linalg::cholesky, square, factor, info);

  constexpr int objects = 97;
  const flags_view<std::uint8_t**> grey("grey", m, n);
  const flags_view<std::int64_t*> area("area", objects);
  const flags_view<double**> centroid("centroid", objects, 2);
  const flags_view<std::int64_t***> box("box", objects, 2, 2);
  const flags_view<double*> mean("mean", objects);
  const flags_view<std::uint8_t*> minimum("minimum", objects), maximum("maximum", objects);
  keep(
      ndimage::measure_objects,
      [&] {
        ndimage::measure_objects(
            exec, labels, grey,
            ndimage::object_measures{area, centroid, box, mean, minimum, maximum, count});
      },
      labels, grey, area, centroid, box, mean, minimum, maximum, count);

  const flags_view<std::int64_t*> row_map("row_map", m + 1);
  const flags_view<std::int32_t*> columns("columns", 300);
  const flags_view<double*> values("values", 300);
  keep(
      sparse::spmv,
      [&] {
        sparse::spmv(exec, sparse::csr_matrix{row_map, columns, values}, x, y);
      },
      row_map, columns, values, x, y);

  using complex = Kokkos::complex<double>;
  const flags_view<complex**> wave("wave", m, n), spectrum("spectrum", m, n),
      half("half", m, n / 2 + 1);
  call(fft::fftn, wave, spectrum);
  call(fft::ifftn, spectrum, wave);
  call(fft::rfftn, image, half);
  call(fft::irfftn, half, image);
  return all;
}

}  // namespace kordon::v0::testing
