// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/built_in.hpp>

#include "fftw_task.hpp"

/// Transforms along axes whose samples lie far apart, in arrays that no cache holds. FFTW, which
/// measures nothing here, would walk them line by line: a cache line for each sample.
namespace kordon::inline v0::backends {

/// From here on an array is worth threads, and lines: a guess, not measured yet.
inline constexpr std::int64_t many_samples = 1 << 15;

/// Transforms the lines along one axis, `width` neighbours at a time: gathers them in a worker's
/// own memory, one behind the other, and puts them back.
template <class Real>
struct transform_lines {
  using complex = Kokkos::complex<Real>;
  /// Of each sample two lines of a cache, which prefetchers fetch together.
  static constexpr std::int64_t width = 128 / sizeof(complex);

  const fftw_task<Real>* plan;
  const complex* in;
  complex* out;
  std::int64_t n, in_step, out_step;         // along the axis
  std::int64_t columns;                      // along the last one
  std::int64_t others, in_other, out_other;  // along the third, if there is one
  complex* room;
  std::int64_t workers;
  Real factor;  // of what is put back

  /// Elements from line to line in the room: aligned for vectors, and not a power of two, whose lines
  /// share a set of a cache.
  static std::int64_t lead_of(std::int64_t n) { return (n + 15) / 8 * 8; }
  static std::size_t room_for(std::int64_t n, std::int64_t workers) {
    return static_cast<std::size_t>(lead_of(n) * width * workers);
  }
  static task task_for(task::kind_type kind, std::int64_t n, bool is_measured) {
    task t{.kind = kind, .is_in_place = true, .is_measured = is_measured};
    t.transform({n, 1, 1});
    t.repeat({width, lead_of(n), lead_of(n)});
    return t;
  }

  void operator()(std::int64_t worker) const {
    complex* const mine = room + static_cast<std::int64_t>(room_for(n, 1)) * worker;
    const std::int64_t blocks = (columns + width - 1) / width, all = blocks * others;
    for (std::int64_t b = all * worker / workers; b < all * (worker + 1) / workers; ++b) {
      const std::int64_t other = b / blocks, column = b % blocks * width;
      const complex* const from = in + other * in_other + column;
      complex* const to = out + other * out_other + column;
      const std::int64_t lines = std::min(width, columns - column);
      for_each(lines, [&](std::int64_t i, std::int64_t line) {
        mine[line * lead_of(n) + i] = from[i * in_step + line];
      });
      plan->run(mine, mine);
      for_each(lines, [&](std::int64_t i, std::int64_t line) {
        to[i * out_step + line] = mine[line * lead_of(n) + i] * factor;
      });
    }
  }

 private:
  /// f(sample, line) for all samples of some lines; the compiler unrolls a full block.
  template <class F>
  void for_each(std::int64_t lines, const F& f) const {
    for (std::int64_t i = 0; i < n; ++i) {
      if (lines == width)
        for (std::int64_t line = 0; line < width; ++line) f(i, line);
      else
        for (std::int64_t line = 0; line < lines; ++line) f(i, line);
    }
  }
};

/// Whether the axes before the last are done by lines: large arrays whose last axis is dense.
inline bool goes_by_lines(const kordon_array& a) {
  return a.rank > 1 && a.strides[a.rank - 1] == 1 && array_ref(a).size() >= many_samples;
}

/// The room that transforms along all axes before the last need.
template <class Real, class Exec>
Kokkos::complex<Real>* room_for_lines(const Exec& exec, const kordon_array& a, scratch& memory) {
  const std::int64_t longest = *std::max_element(a.extents, a.extents + a.rank - 1);
  return memory.take<Kokkos::complex<Real>>(
      transform_lines<Real>::room_for(longest, exec.concurrency()));
}

/// Transforms `out` [..., columns] along all axes before the last; along the first of them from
/// `in`, of the same extents, which may be `out`. The result is multiplied by `factor`.
template <class Real, class Exec>
void transform_before_last(const std::string& label, const Exec& exec, task::kind_type kind,
                           const kordon_array& in, const kordon_array& out,
                           Kokkos::complex<Real>* room, bool is_measured, double factor) {
  const int last = out.rank - 1;
  for (int axis = last - 1; axis >= 0; --axis) {
    const kordon_array& from = axis == last - 1 ? in : out;
    const int third = out.rank == 3 ? 1 - axis : axis;
    const bool has_third = out.rank == 3;
    const std::int64_t n = out.extents[axis];
    const fftw_task<Real>& plan =
        plan_for<Real>(transform_lines<Real>::task_for(kind, n, is_measured), room, room);
    Kokkos::parallel_for(
        label,
        Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(exec, 0, exec.concurrency()),
        transform_lines<Real>{
            &plan, static_cast<const Kokkos::complex<Real>*>(from.data),
            static_cast<Kokkos::complex<Real>*>(out.data), n, from.strides[axis], out.strides[axis],
            out.extents[last], has_third ? out.extents[third] : 1,
            has_third ? from.strides[third] : 0, has_third ? out.strides[third] : 0, room,
            exec.concurrency(), static_cast<Real>(axis == 0 ? factor : 1.0)});
  }
}

}  // namespace kordon::v0::backends
