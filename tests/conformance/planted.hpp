// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend_description.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/testing/reference_ndimage.hpp>

/// What the planted backends have in common: gaussian_filter of float32 on the host, any rank, layout and
/// options, in plain loops. Each of them spoils it in one way.
namespace planted {

using exec_type = Kokkos::DefaultHostExecutionSpace;
using kordon::ndimage::gaussian_filter_fn;
using kordon::ndimage::gaussian_filter_options;
namespace reference = kordon::testing::reference;

/// An array of rank 1 to 3 as one of rank 3.
struct image {
  float* data;
  reference::extents3 extents{{1, 1, 1}};
  std::int64_t strides[3] = {0, 0, 0};

  explicit image(const kordon_array& a) : data(static_cast<float*>(a.data)) {
    std::copy_n(a.extents, a.rank, extents.n + 3 - a.rank);
    std::copy_n(a.strides, a.rank, strides + 3 - a.rank);
  }
  template <class F>
  void for_each(const F& f) const {
    for (std::int64_t i = 0; i < extents.n[0]; ++i)
      for (std::int64_t j = 0; j < extents.n[1]; ++j)
        for (std::int64_t k = 0; k < extents.n[2]; ++k)
          f(extents.index(i, j, k), data[i * strides[0] + j * strides[1] + k * strides[2]]);
  }
};

inline void filter(const kordon_call& call, const gaussian_filter_options& o) {
  const image in(call.arrays[0]), out(call.arrays[1]);
  const int rank = call.arrays[0].rank;
  std::vector<double> values(static_cast<std::size_t>(in.extents.size()));
  if (values.empty()) return;
  in.for_each([&](std::int64_t n, float v) { values[static_cast<std::size_t>(n)] = double(v); });
  for (int axis = 0; axis < rank; ++axis)
    if (o.sigma[axis] > 0)
      values = reference::gaussian_axis(values, in.extents, 3 - rank + axis, o.sigma[axis],
                                        o.truncate, o.mode, o.cval);
  out.for_each([&](std::int64_t n, float& v) { v = float(values[static_cast<std::size_t>(n)]); });
}

/// A row for Implementation, which takes all that filter takes.
template <class Implementation>
void add_row(kordon::implementation_rows& rows) {
  kordon::add_row<gaussian_filter_fn, exec_type, float, Implementation>(
      rows, kordon::takes_everything<gaussian_filter_fn>());
}

/// The only backend of a plug-in.
inline const kordon_backend* describe(const char* name,
                                      void (*add_rows)(kordon::implementation_rows&)) {
  static const kordon::backend_description all(
      {.name = name, .version = "1.0", .report = "tests/conformance"}, add_rows);
  return &all.c();
}

}  // namespace planted
