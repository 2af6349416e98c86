// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "override_backends.hpp"

#include <kordon/dispatch/backend_description.hpp>
#include <kordon/dispatch/registry.hpp>
#include <kordon/linalg/gemm.hpp>
#include <kordon/ndimage/correlate1d.hpp>
#include <kordon/ndimage/gaussian_filter.hpp>
#include <kordon/ndimage/kernel/boundary_index.hpp>
#include <kordon/testing/before_tests.hpp>
#include <kordon/testing/suite_exec.hpp>
#include <stdexcept>

namespace kordon::inline v0::testing {
namespace {

using ndimage::boundary;
using ndimage::correlate1d_fn;
using ndimage::gaussian_filter_fn;

/// correlate1d, an element at a time.
struct plain_element {
  kordon_array in, weights, out;
  int axis;
  boundary mode;
  float cval;

  KOKKOS_FUNCTION void operator()(std::int64_t item) const {
    std::int64_t to = 0, from = 0, at = 0;
    for (int d = in.rank - 1; d >= 0; --d) {
      const std::int64_t i = item % in.extents[d];
      item /= in.extents[d];
      to += i * out.strides[d];
      if (d == axis) {
        at = i;
      } else {
        from += i * in.strides[d];
      }
    }
    const auto* samples = static_cast<const float*>(in.data);
    const auto* taps = static_cast<const float*>(weights.data);
    float sum = 0;
    for (std::int64_t k = 0; k < weights.extents[0]; ++k) {
      const std::int64_t i =
          ndimage::kernel::boundary_index(mode, at + k - weights.extents[0] / 2, in.extents[axis]);
      sum += taps[k * weights.strides[0]] * (i < 0 ? cval : samples[from + i * in.strides[axis]]);
    }
    static_cast<float*>(out.data)[to] = sum;
  }
};

struct plain_correlate1d {
  static void run(const suite_exec& exec, const kordon_call& call, scratch&) {
    last_chunk = backend_options_of<plain_options>(call).chunk;
    const auto o = options_of<correlate1d_fn>(call);
    const kordon_array& in = call.arrays[0];
    const int axis = o.axis < 0 ? in.rank + o.axis : o.axis;
    using policy = Kokkos::RangePolicy<suite_exec, Kokkos::IndexType<std::int64_t>>;
    Kokkos::parallel_for("kordon::ndimage.correlate1d::plain",
                         policy(exec, 0, array_ref(in).size()),
                         plain_element{in, call.arrays[1], call.arrays[2], axis, o.mode,
                                       static_cast<float>(o.cval)});
  }
};

struct broken_correlate1d {
  static void run(const suite_exec&, const kordon_call&, scratch&) {
    throw std::runtime_error("out of luck");
  }
};

struct does_nothing {
  static void run(const suite_exec&, const kordon_call&, scratch&) {}
};

template <class Op, class Implementation>
void add_unwanted(implementation_rows& rows) {
  kordon_implementation facts = takes_everything<Op>();
  facts.ranks = 1u << 2;
  facts.preference = -1;
  add_row<Op, suite_exec, float, Implementation>(rows, facts);
}

const bool prepared = before_tests([] {
  static const backend_description plain(
      {.name = "plain", .version = "1.0"},
      [](implementation_rows& rows) {
        add_unwanted<correlate1d_fn, plain_correlate1d>(rows);
        add_unwanted<linalg::gemm_fn, does_nothing>(rows);
      },
      plain_options());
  static const backend_description broken({.name = "broken", .version = "1.0"},
                                          add_unwanted<correlate1d_fn, broken_correlate1d>);
  static const backend_description whole({.name = "whole", .version = "1.0"},
                                         add_unwanted<gaussian_filter_fn, does_nothing>,
                                         whole_options());
  register_backend(plain.c());
  register_backend(broken.c());
  register_backend(whole.c());
});

}  // namespace
}  // namespace kordon::v0::testing
