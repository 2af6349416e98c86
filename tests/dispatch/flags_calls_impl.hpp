// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/view.hpp>

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

template <class Flags>
int application<Flags>::count_objects(const array_ref& image, double level) {
  const flags_exec exec;
  const Kokkos::View<double, Kokkos::HostSpace> limit("limit");
  const Kokkos::View<bool**, Kokkos::LayoutRight, Kokkos::HostSpace> mask("mask", flags_rows,
                                                                          flags_columns);
  const Kokkos::View<int**, Kokkos::LayoutRight, Kokkos::HostSpace> labels("labels", flags_rows,
                                                                           flags_columns);
  const Kokkos::View<int, Kokkos::HostSpace> count("count");
  limit() = level;
  ndimage::threshold(exec, image, array_ref(limit), array_ref(mask));
  ndimage::label(exec, mask, labels, count);
  exec.fence();
  return count();
}

}  // namespace kordon::v0::testing
