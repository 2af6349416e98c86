// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "fftw_api.hpp"

#include <algorithm>
#include <stdexcept>

#include "../common/host_rows.hpp"
#include "../common/normalize.hpp"
#include "../common/plan_cache.hpp"

namespace kordon::inline v0 {
namespace {

using backends::fftw_api;
using backends::normalize;

/// One axis of a transform, or one along which transforms are repeated.
struct axis {
  std::int64_t n, in, out;  // samples, and the distances of two of them
};

/// What FFTW is asked to do: which axes are transformed, and which only repeated.
struct task {
  enum kind_type : std::int64_t { forward, backward, to_complex, to_real };
  kind_type kind;
  int threads = 1;
  bool keeps_input = true;
  int rank = 0, repeats = 0;
  std::array<axis, 3> along{}, over{};

  void transform(const axis& a) { along[static_cast<std::size_t>(rank++)] = a; }
  void repeat(const axis& a) { over[static_cast<std::size_t>(repeats++)] = a; }

  backends::plan_key key() const {
    backends::plan_key k{kind, threads, keeps_input, rank, repeats};
    std::size_t at = 5;
    for (const auto& axes : {along, over})
      for (const axis& a : axes)
        for (std::int64_t number : {a.n, a.in, a.out}) k[at++] = number;
    return k;
  }
};

/// FFTW's planner is for one thread at a time, and so is the end of a plan.
std::mutex& planner() {
  static std::mutex mutex;
  return mutex;
}

/// A plan of FFTW, which any thread can run on any arrays with these strides.
template <class Real>
class fftw_task {
  using api = fftw_api<Real>;
  using complex = typename api::complex;

 public:
  /// Nothing is measured, so neither array is touched; unaligned, so that others will do too.
  fftw_task(const task& t, void* in, void* out) : kind_(t.kind) {
    const std::lock_guard lock(planner());
    const unsigned flags =
        FFTW_ESTIMATE | FFTW_UNALIGNED | (t.keeps_input ? FFTW_PRESERVE_INPUT : FFTW_DESTROY_INPUT);
    const auto along = dims(t.along), over = dims(t.over);
#if KORDON_FFTW_HAS_OPENMP
    // A setting of the whole process: a program that makes plans by itself sets its own each time.
    api::use_threads(t.threads);
#endif
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
backends::plan_cache<fftw_task<Real>>& plans() {
  static auto& cache = []() -> backends::plan_cache<fftw_task<Real>>& {
#if KORDON_FFTW_HAS_OPENMP
    fftw_api<Real>::start_threads();
    fftw_api<Real>::lock_for_others();  // the program may use FFTW by itself
#endif
    return *new backends::plan_cache<fftw_task<Real>>;
  }();
  return cache;
}

/// Runs the task from `in` to `out`, with a plan that was made for it or for one like it.
template <class Real>
void run_task(const task& t, const void* in, void* out) {
  auto* from = const_cast<void*>(in);  // FFTW's arguments are not const; see keeps_input
  plans<Real>()
      .get(t.key(), [&] { return std::make_shared<const fftw_task<Real>>(t, from, out); })
      .run(from, out);
}

/// How many threads a transform of so many samples is worth: a guess, not measured yet.
template <class Exec>
int threads_for(const Exec& exec, std::int64_t samples) {
  constexpr std::int64_t least = 1 << 15;
  return exec_traits<Exec>::kind == exec_kind::openmp && samples >= least ? exec.concurrency() : 1;
}

/// fftn and ifftn: T is complex.
template <class Op, task::kind_type Kind>
struct between_complex {
  template <class Exec, class T>
  struct on {
    static void run(const Exec& exec, const kordon_call& call, scratch&) {
      using real = typename T::value_type;
      const kordon_array &in = call.arrays[0], &out = call.arrays[1];
      const std::int64_t samples = array_ref(out).size();
      if (samples == 0) return;
      task t{.kind = Kind, .threads = threads_for(exec, samples)};
      for (int i = 0; i < in.rank; ++i) t.transform({in.extents[i], in.strides[i], out.strides[i]});
      run_task<real>(t, in.data, out.data);
      normalize<T, real, Op>(exec, call, samples, Kind == task::forward);
    }
  };
};

template <class Exec, class T>
struct rfftn_on {
  static void run(const Exec& exec, const kordon_call& call, scratch&) {
    const kordon_array &in = call.arrays[0], &out = call.arrays[1];
    const std::int64_t samples = array_ref(in).size();
    if (array_ref(out).size() == 0) return;
    if (samples == 0)  // a sum of nothing
      return backends::scale<Kokkos::complex<T>>("kordon::fft.rfftn::zero", exec, out, T(0));
    task t{.kind = task::to_complex, .threads = threads_for(exec, samples)};
    for (int i = 0; i < in.rank; ++i) t.transform({in.extents[i], in.strides[i], out.strides[i]});
    run_task<T>(t, in.data, out.data);
    normalize<Kokkos::complex<T>, T, fft::rfftn_fn>(exec, call, samples, true);
  }
};

/// The last axis from half of its spectrum; the axes before it first, in scratch, since FFTW could do
/// all at once only in the input's memory.
template <class Exec, class T>
struct irfftn_on {
  /// Where the axes before the last are done; null where there are none.
  static Kokkos::complex<T>* between(const kordon_call& call, scratch& memory) {
    const kordon_array& in = call.arrays[0];
    if (in.rank == 1) return nullptr;
    return memory.take<Kokkos::complex<T>>(static_cast<std::size_t>(array_ref(in).size()));
  }

  static std::uint64_t scratch_bytes(const kordon_call& call) {
    scratch count;
    (void)between(call, count);
    return count.used();
  }

  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const kordon_array &in = call.arrays[0], &out = call.arrays[1];
    const std::int64_t samples = array_ref(out).size();
    if (samples == 0) return;
    const int last = in.rank - 1, threads = threads_for(exec, samples);
    task across{.kind = task::backward, .threads = threads};
    task along{.kind = task::to_real, .threads = threads, .keeps_input = last == 0};
    const void* spectrum = in.data;
    if (last > 0) {
      auto* const halfway = between(call, memory);
      std::int64_t step = in.extents[last];
      across.repeat({in.extents[last], in.strides[last], 1});
      for (int i = last - 1; i >= 0; --i) {
        across.transform({in.extents[i], in.strides[i], step});
        along.repeat({in.extents[i], step, out.strides[i]});
        step *= in.extents[i];
      }
      run_task<T>(across, in.data, halfway);
      spectrum = halfway;
    }
    along.transform({out.extents[last], last > 0 ? 1 : in.strides[0], out.strides[last]});
    run_task<T>(along, spectrum, out.data);
    normalize<T, T, fft::irfftn_fn>(exec, call, samples, false);
  }
};

template <class Exec, class T>
using fftn_on = between_complex<fft::fftn_fn, task::forward>::on<Exec, T>;
template <class Exec, class T>
using ifftn_on = between_complex<fft::ifftn_fn, task::backward>::on<Exec, T>;

/// FFTW takes any strides. Before the portable kernels by measurement (docs/performance.md).
void add_fftw_rows(implementation_rows& rows) {
  using backends::add_host_rows;
  using complex64 = Kokkos::complex<float>;
  using complex128 = Kokkos::complex<double>;
  add_host_rows<fft::fftn_fn, fftn_on, complex64, complex128>(rows, 10);
  add_host_rows<fft::ifftn_fn, ifftn_on, complex64, complex128>(rows, 10);
  add_host_rows<fft::rfftn_fn, rfftn_on, float, double>(rows, 10);
  add_host_rows<fft::irfftn_fn, irfftn_on, float, double>(rows, 10);
}

}  // namespace

namespace backends {

/// FFTW 3, on the host.
const kordon_backend& fftw() {
  static const built_in_backend backend("fftw", add_fftw_rows, "FFTW 3");
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
