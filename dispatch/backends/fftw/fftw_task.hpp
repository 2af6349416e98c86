// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <vector>

#include "../common/plan_cache.hpp"
#include "fftw_api.hpp"

namespace kordon::inline v0::backends {

/// One axis of a transform, or one along which transforms are repeated.
struct axis {
  std::int64_t n, in, out;  // samples, and the distances of two of them
};

/// What FFTW is asked to do: which axes are transformed, and which only repeated.
struct task {
  enum kind_type : std::int64_t { forward, backward, to_complex, to_real };
  kind_type kind;
  int threads = 1;
  bool is_in_place = false, is_measured = false;  // not in place, the input stays as it is
  int in_alignment = 0, out_alignment = 0;        // as FFTW counts it
  int rank = 0, repeats = 0;
  std::array<axis, 3> along{}, over{};

  void transform(const axis& a) { along[static_cast<std::size_t>(rank++)] = a; }
  void repeat(const axis& a) { over[static_cast<std::size_t>(repeats++)] = a; }

  plan_key key() const {
    plan_key k{kind, threads, is_in_place, is_measured, in_alignment, out_alignment, rank, repeats};
    std::size_t at = 8;
    for (const auto& axes : {along, over})
      for (const axis& a : axes)
        for (std::int64_t number : {a.n, a.in, a.out}) k[at++] = number;
    return k;
  }
};

/// FFTW's planner is for one thread at a time, and so is the end of a plan.
inline std::mutex& planner() {
  static std::mutex mutex;
  return mutex;
}

/// How many threads plans are made for. FFTW keeps one such number for the whole process: the
/// program's comes back.
template <class Api>
class planner_threads {
 public:
#if KORDON_FFTW_HAS_OPENMP
  explicit planner_threads(int n) : before_(Api::threads()) {
    Api::use_threads(n);
  }
  ~planner_threads() {
    Api::use_threads(before_);
  }

 private:
  int before_;
#else
  explicit planner_threads(int) {}
  ~planner_threads() = default;
#endif
  planner_threads(const planner_threads&) = delete;
  planner_threads& operator=(const planner_threads&) = delete;
};

/// Arrays like those of a task, to try plans on, which writes to them.
template <class Real>
struct trial_arrays {
  using room = std::vector<std::byte>;
  room in_room, out_room;
  void *in, *out;

  explicit trial_arrays(const task& t)
      : in_room(bytes(t, &axis::in)),
        out_room(t.is_in_place ? 0 : bytes(t, &axis::out)),
        in(aligned(in_room, t.in_alignment)),
        out(t.is_in_place ? in : aligned(out_room, t.out_alignment)) {}
  trial_arrays(const trial_arrays&) = delete;
  trial_arrays& operator=(const trial_arrays&) = delete;

 private:
  static constexpr std::size_t alignment = 64;  // more than FFTW's vectors have

  static std::size_t bytes(const task& t, std::int64_t axis::*step) {
    std::int64_t last = 0;
    for (const auto& axes : {t.along, t.over})
      for (const axis& a : axes) last += std::max<std::int64_t>(a.n - 1, 0) * a.*step;
    return static_cast<std::size_t>(last + 1) * 2 * sizeof(Real) + 2 * alignment;
  }
  static void* aligned(room& r, int beyond) {
    void* at = r.data();
    std::size_t space = r.size();
    return static_cast<std::byte*>(std::align(alignment, 1, at, space)) + beyond;
  }
};

/// A plan of FFTW, which any thread can run on any arrays with these strides and alignments. (A plan for
/// arrays of any alignment, which FFTW has too, uses no vectors: it takes twice as long.)
template <class Real>
class fftw_task {
  using api = fftw_api<Real>;
  using complex = typename api::complex;

 public:
  /// Neither array is touched.
  fftw_task(const task& t, void* in, void* out) : kind_(t.kind) {
    if (t.is_measured) {
      const trial_arrays<Real> trial(t);
      make(t, FFTW_MEASURE, trial.in, trial.out);
    } else {
      make(t, FFTW_ESTIMATE, in, out);
    }
    if (plan_ == nullptr) throw std::runtime_error("FFTW has no plan for these extents");
  }
  ~fftw_task() {
    const std::lock_guard lock(planner());
    api::destroy(plan_);
  }
  fftw_task(const fftw_task&) = delete;
  fftw_task& operator=(const fftw_task&) = delete;

  void run(void* in, void* out) const {
    if (kind_ == task::to_complex)
      api::run_to_complex(plan_, static_cast<Real*>(in), static_cast<complex*>(out));
    else if (kind_ == task::to_real)
      api::run_to_real(plan_, static_cast<complex*>(in), static_cast<Real*>(out));
    else
      api::run_complex(plan_, static_cast<complex*>(in), static_cast<complex*>(out));
  }

 private:
  void make(const task& t, unsigned how, void* in, void* out) {
    const std::lock_guard lock(planner());
    const unsigned flags = how | (t.is_in_place ? FFTW_DESTROY_INPUT : FFTW_PRESERVE_INPUT);
    const auto along = dims(t.along), over = dims(t.over);
    const planner_threads<api> threads(t.threads);
    switch (t.kind) {
      case task::forward:
      case task::backward:
        plan_ = api::plan_complex(t.rank, along.data(), t.repeats, over.data(),
                                  static_cast<complex*>(in), static_cast<complex*>(out),
                                  t.kind == task::forward ? FFTW_FORWARD : FFTW_BACKWARD, flags);
        break;
      case task::to_complex:
        plan_ = api::plan_to_complex(t.rank, along.data(), t.repeats, over.data(),
                                     static_cast<Real*>(in), static_cast<complex*>(out), flags);
        break;
      case task::to_real:
        plan_ = api::plan_to_real(t.rank, along.data(), t.repeats, over.data(),
                                  static_cast<complex*>(in), static_cast<Real*>(out), flags);
    }
  }

  static std::array<fftw_iodim64, 3> dims(const std::array<axis, 3>& axes) {
    std::array<fftw_iodim64, 3> result;
    std::ranges::transform(axes, result.begin(), [](const axis& a) {
      return fftw_iodim64{a.n, a.in, a.out};
    });
    return result;
  }

  typename api::plan plan_ = nullptr;
  task::kind_type kind_;
};

/// The plans of one precision; never destroyed, as threads may end after the program's statics.
template <class Real>
plan_cache<fftw_task<Real>>& plans() {
  static auto& cache = []() -> plan_cache<fftw_task<Real>>& {
#if KORDON_FFTW_HAS_OPENMP
    fftw_api<Real>::start_threads();
    fftw_api<Real>::lock_for_others();  // the program may use FFTW by itself
#endif
    return *new plan_cache<fftw_task<Real>>;
  }();
  return cache;
}

/// A plan that was made for the task or for one like it; good until the same thread asks for another.
template <class Real>
const fftw_task<Real>& plan_for(task t, void* in, void* out) {
  t.in_alignment = fftw_api<Real>::alignment_of(static_cast<Real*>(in));
  t.out_alignment = fftw_api<Real>::alignment_of(static_cast<Real*>(out));
  return plans<Real>().get(t.key(),
                           [&] { return std::make_shared<const fftw_task<Real>>(t, in, out); });
}

/// Runs the task from `in` to `out`.
template <class Real>
void run_task(const task& t, const void* in, void* out) {
  auto* from = const_cast<void*>(in);  // FFTW's arguments are not const; the plan keeps it
  plan_for<Real>(t, from, out).run(from, out);
}

}  // namespace kordon::v0::backends
