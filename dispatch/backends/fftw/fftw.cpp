// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/fftw/options.hpp>

#include "../common/normalize.hpp"
#include "../common/rows.hpp"
#include "fftw_lines.hpp"

namespace kordon::inline v0 {
namespace {

using backends::goes_by_lines;
using backends::norm_factor;
using backends::normalize;
using backends::room_for_lines;
using backends::run_task;
using backends::task;
using backends::transform_before_last;

/// How many threads a transform of so many samples is worth: a guess, not measured yet.
template <class Exec>
int threads_for(const Exec& exec, std::int64_t samples) {
  return exec_traits<Exec>::kind == exec_kind::openmp && samples >= backends::many_samples
             ? exec.concurrency()
             : 1;
}

bool is_measured(const kordon_call& call) {
  return backend_options_of<fftw::options>(call).plan == fftw::planning::measure;
}

/// All axes by one task of FFTW; or, where the array is large, the last by one and those before it by
/// lines, which multiply by the norm as they write. Real is the dtype of the parts of `out`.
template <class Op, class Real, class Exec>
struct forth {
  using complex = Kokkos::complex<Real>;

  static complex* room(const Exec& exec, const kordon_call& call, scratch& memory) {
    const kordon_array& out = call.arrays[1];
    return goes_by_lines(out) ? room_for_lines<Real>(exec, out, memory) : nullptr;
  }

  static std::uint64_t scratch_bytes(const kordon_call& call) {
    scratch count;
    (void)room(exec_of<Exec>(call), call, count);
    return count.used();
  }

  static void run(const Exec& exec, const kordon_call& call, scratch& memory, task::kind_type first,
                  task::kind_type others, std::int64_t samples) {
    const kordon_array &in = call.arrays[0], &out = call.arrays[1];
    task t{.kind = first,
           .threads = threads_for(exec, array_ref(in).size()),
           .is_measured = is_measured(call)};
    const bool by_lines = goes_by_lines(out);
    for (int i = 0; i < in.rank; ++i) {
      if (by_lines && i < in.rank - 1)
        t.repeat({in.extents[i], in.strides[i], out.strides[i]});
      else
        t.transform({in.extents[i], in.strides[i], out.strides[i]});
    }
    run_task<Real>(t, in.data, out.data);
    const double factor = norm_factor<Op>(call, samples, others == task::forward);
    if (by_lines)
      transform_before_last<Real>(std::string("kordon::") + call.operation + "::lines", exec,
                                  others, out, out, room(exec, call, memory), t.is_measured,
                                  factor);
    else
      normalize<complex, Real, Op>(exec, call, factor);
  }
};

/// fftn and ifftn: T is complex.
template <class Op, task::kind_type Kind>
struct between_complex {
  template <class Exec, class T>
  struct on {
    using real = typename T::value_type;

    static std::uint64_t scratch_bytes(const kordon_call& call) {
      return forth<Op, real, Exec>::scratch_bytes(call);
    }

    static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
      const std::int64_t samples = array_of(call, 1).size();
      if (samples > 0) forth<Op, real, Exec>::run(exec, call, memory, Kind, Kind, samples);
    }
  };
};

template <class Exec, class T>
struct rfftn_on {
  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return forth<fft::rfftn_fn, T, Exec>::scratch_bytes(call);
  }

  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const std::int64_t samples = array_of(call, 0).size();
    if (array_of(call, 1).size() == 0) return;
    if (samples == 0)  // a sum of nothing
      return backends::scale<Kokkos::complex<T>>("kordon::fft.rfftn::zero", exec, call.arrays[1],
                                                 T(0));
    forth<fft::rfftn_fn, T, Exec>::run(exec, call, memory, task::to_complex, task::forward,
                                       samples);
  }
};

/// The last axis from half of its spectrum; the axes before it first, in scratch, since FFTW could do
/// all at once only in the input's memory.
template <class Exec, class T>
struct irfftn_on {
  /// Where the axes before the last are done, and the room for that by lines.
  struct plan {
    kordon_array halfway;
    Kokkos::complex<T>* room = nullptr;

    plan(const Exec& exec, const kordon_call& call, scratch& memory) : halfway(call.arrays[0]) {
      if (halfway.rank == 1) return;
      halfway.data =
          memory.take<Kokkos::complex<T>>(static_cast<std::size_t>(array_of(call, 0).size()));
      std::int64_t step = 1;
      for (int i = halfway.rank - 1; i >= 0; step *= halfway.extents[i--])
        halfway.strides[i] = step;
      if (goes_by_lines(call.arrays[0])) room = room_for_lines<T>(exec, halfway, memory);
    }
  };

  static std::uint64_t scratch_bytes(const kordon_call& call) {
    return backends::scratch_of_plan<Exec, plan>(call);
  }

  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const kordon_array &in = call.arrays[0], &out = call.arrays[1];
    const std::int64_t samples = array_of(call, 1).size();
    if (samples == 0) return;
    const plan p(exec, call, memory);
    const int last = in.rank - 1, threads = threads_for(exec, samples);
    const bool measured = is_measured(call);
    const double factor = norm_factor<fft::irfftn_fn>(call, samples, false);
    if (p.room != nullptr) {
      transform_before_last<T>("kordon::fft.irfftn::lines", exec, task::backward, in, p.halfway,
                               p.room, measured, factor);
    } else if (last > 0) {
      task across{.kind = task::backward, .threads = threads, .is_measured = measured};
      across.repeat({in.extents[last], in.strides[last], 1});
      for (int i = last - 1; i >= 0; --i)
        across.transform({in.extents[i], in.strides[i], p.halfway.strides[i]});
      run_task<T>(across, in.data, p.halfway.data);
    }
    // Its input would be spoilt for less work, but more memory written.
    task along{.kind = task::to_real, .threads = threads, .is_measured = measured};
    for (int i = last - 1; i >= 0; --i)
      along.repeat({in.extents[i], p.halfway.strides[i], out.strides[i]});
    along.transform({out.extents[last], p.halfway.strides[last], out.strides[last]});
    run_task<T>(along, p.halfway.data, out.data);
    if (p.room == nullptr) normalize<T, T, fft::irfftn_fn>(exec, call, factor);
  }
};

template <class Exec, class T>
using fftn_on = between_complex<fft::fftn_fn, task::forward>::on<Exec, T>;
template <class Exec, class T>
using ifftn_on = between_complex<fft::ifftn_fn, task::backward>::on<Exec, T>;

/// FFTW takes any strides. Before the portable kernels by measurement (docs/performance.md).
void add_fftw_rows(implementation_rows& rows) {
  using backends::add_host_rows, backends::preferred;
  using complex64 = Kokkos::complex<float>;
  using complex128 = Kokkos::complex<double>;
  add_host_rows<fft::fftn_fn, fftn_on, complex64, complex128>(rows, preferred<fft::fftn_fn>(10));
  add_host_rows<fft::ifftn_fn, ifftn_on, complex64, complex128>(rows, preferred<fft::ifftn_fn>(10));
  add_host_rows<fft::rfftn_fn, rfftn_on, float, double>(rows, preferred<fft::rfftn_fn>(10));
  add_host_rows<fft::irfftn_fn, irfftn_on, float, double>(rows, preferred<fft::irfftn_fn>(10));
}

}  // namespace

namespace backends {

/// FFTW 3, on the host.
const kordon_backend& fftw() {
  static const built_in_backend backend("fftw", add_fftw_rows, "FFTW 3", fftw::options{});
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
