// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <Kokkos_Core.hpp>
#include <kordon/kernel/tuning.hpp>
#include <kordon/memory/scratch.hpp>
#include <kordon/ndimage/kernel/image.hpp>
#include <kordon/ndimage/kernel/loop_nest.hpp>

namespace kordon::inline v0::ndimage::kernel {

namespace detail {

template <class T>
struct threshold_run {
  // A trip count the compiler knows lets it use vectors at every optimisation level, without a
  // remainder.
  static constexpr int block = 64;

  const T* in;
  bool* out;
  std::int64_t in_step, out_step;
  T level;

  KOKKOS_FUNCTION void operator()(const Kokkos::Array<std::int64_t, 2>& at,
                                  std::int64_t count) const {
    bool* KOKKOS_RESTRICT o = out + at[0];
    const T* KOKKOS_RESTRICT i = in + at[1];
    std::int64_t k = 0;
    if (in_step == 1 && out_step == 1) {
      for (; k + block <= count; k += block) {
        for (int l = 0; l < block; ++l) o[k + l] = i[k + l] > level;
      }
    }
    for (; k < count; ++k) o[k * out_step] = i[k * in_step] > level;
  }
};

template <class T, class Exec>
struct threshold_items {
  // Samples of one work item: one on a device, where neighbours in memory belong to neighbouring
  // threads.
  static constexpr std::int64_t grain = kordon::kernel::is_host_exec<Exec> ? 65536 : 1;

  const T* in;
  bool* out;
  const T* level;
  loop_nest<2> nest;

  KOKKOS_FUNCTION void operator()(std::int64_t item) const {
    const std::int64_t begin = item * grain, size = nest.size();
    const std::int64_t end = begin + grain < size ? begin + grain : size;
    nest.for_runs(begin, end,
                  threshold_run<T>{in, out, nest.stride[1][2], nest.stride[0][2], *level});
  }
};

}  // namespace detail

/// out[n0, n1, n2] = in[n0, n1, n2] > level[], with `level` in the memory of `exec`; a NaN is never
/// above.
///
/// Work items: the samples; no scratch. `in` and `out` may have any strides, and must not overlap.
/// Returns after submission.
template <class T, class Exec>
void threshold(const Exec& exec, const image<const T, Exec>& in, const T* level,
               const image<bool, Exec>& out, scratch&) {
  using items = detail::threshold_items<T, Exec>;
  using policy =
      Kokkos::RangePolicy<Exec, Kokkos::Schedule<Kokkos::Dynamic>, Kokkos::IndexType<std::int64_t>>;
  if (in.size() == 0) return;
  const items body{in.data(), out.data(), level, make_loop_nest(out, in)};
  const std::int64_t count = (body.nest.size() + items::grain - 1) / items::grain;
  Kokkos::parallel_for("kordon::ndimage.threshold::compare", policy(exec, 0, count), body);
}

}  // namespace kordon::v0::ndimage::kernel
