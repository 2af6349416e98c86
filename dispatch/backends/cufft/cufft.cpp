// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cufft.h>

#include "../common/cuda_handle.hpp"
#include "../common/normalize.hpp"
#include "../common/plan_cache.hpp"

namespace kordon::inline v0 {
namespace {

using backends::must;
constexpr const char* library = "cuFFT";

/// What is transformed to what.
enum class task : std::int64_t { forward, backward, to_complex, to_real };

template <class Real>
constexpr cufftType type_of(task t) {
  constexpr bool is_single = sizeof(Real) == sizeof(float);
  if (t == task::to_complex) return is_single ? CUFFT_R2C : CUFFT_D2Z;
  if (t == task::to_real) return is_single ? CUFFT_C2R : CUFFT_Z2D;
  return is_single ? CUFFT_C2C : CUFFT_Z2Z;
}

/// A plan of cuFFT for dense arrays. It belongs to one thread, as a stream and a work area are set
/// in it; the work area is our scratch.
struct cufft_plan {
  cufftHandle handle = 0;
  std::size_t work = 0;

  cufft_plan(cufftType type, const kordon_array& samples) {
    long long n[3];
    for (int i = 0; i < samples.rank; ++i) n[i] = samples.extents[i];
    must(library, cufftCreate(&handle));
    must(library, cufftSetAutoAllocation(handle, 0));
    must(library, cufftMakePlanMany64(handle, samples.rank, n, nullptr, 1, 0, nullptr, 1, 0, type,
                                      1, &work));
  }
  ~cufft_plan() { (void)cufftDestroy(handle); }
  cufft_plan(const cufft_plan&) = delete;
  cufft_plan& operator=(const cufft_plan&) = delete;
};

/// `samples` is the array with the extents of the transform: the real one, if there is one.
const cufft_plan& plan_for(const Kokkos::Cuda& exec, cufftType type, const kordon_array& samples) {
  static thread_local backends::plan_cache<cufft_plan> mine;
  backends::plan_key key{exec.cuda_device(), static_cast<std::int64_t>(type), samples.rank};
  for (int i = 0; i < samples.rank; ++i) key[static_cast<std::size_t>(3 + i)] = samples.extents[i];
  return mine.get(key, [&] { return std::make_shared<const cufft_plan>(type, samples); });
}

void enqueue(const cufft_plan& p, task t, float* in, float* out) {
  auto* complex_in = reinterpret_cast<cufftComplex*>(in);
  auto* complex_out = reinterpret_cast<cufftComplex*>(out);
  if (t == task::to_complex)
    must(library, cufftExecR2C(p.handle, in, complex_out));
  else if (t == task::to_real)
    must(library, cufftExecC2R(p.handle, complex_in, out));
  else
    must(library, cufftExecC2C(p.handle, complex_in, complex_out,
                               t == task::forward ? CUFFT_FORWARD : CUFFT_INVERSE));
}

void enqueue(const cufft_plan& p, task t, double* in, double* out) {
  auto* complex_in = reinterpret_cast<cufftDoubleComplex*>(in);
  auto* complex_out = reinterpret_cast<cufftDoubleComplex*>(out);
  if (t == task::to_complex)
    must(library, cufftExecD2Z(p.handle, in, complex_out));
  else if (t == task::to_real)
    must(library, cufftExecZ2D(p.handle, complex_in, out));
  else
    must(library, cufftExecZ2Z(p.handle, complex_in, complex_out,
                               t == task::forward ? CUFFT_FORWARD : CUFFT_INVERSE));
}

/// One operation: T is the dtype of its result, Real that of the parts.
template <class Op, task Task, class T, class Real>
struct transform {
  static constexpr int whole = Task == task::to_real ? 1 : 0;

  struct plan {
    const cufft_plan* made = nullptr;
    void* work = nullptr;
    Real* input = nullptr;

    plan(const Kokkos::Cuda& exec, const kordon_call& call, scratch& memory) {
      if (array_ref(call.arrays[whole]).size() == 0) return;
      made = &plan_for(exec, type_of<Real>(Task), call.arrays[whole]);
      work = memory.take<std::byte>(made->work);
      // cuFFT works in the memory of half spectra.
      input =
          Task == task::to_real
              ? memory.take<Real>(2 * static_cast<std::size_t>(array_ref(call.arrays[0]).size()))
              : static_cast<Real*>(call.arrays[0].data);
    }
  };

  static std::uint64_t scratch_bytes(const kordon_call& call) {
    scratch count;
    plan(exec_of<Kokkos::Cuda>(call), call, count);
    return count.used();
  }

  static void run(const Kokkos::Cuda& exec, const kordon_call& call, scratch& memory) {
    const kordon_array &in = call.arrays[0], &out = call.arrays[1];
    if (array_ref(out).size() == 0) return;
    const plan p(exec, call, memory);
    if (p.made == nullptr)  // a sum of nothing
      return backends::scale<T>("kordon::fft.rfftn::zero", exec, out, Real(0));
    if (Task == task::to_real)
      must("CUDA",
           cudaMemcpyAsync(p.input, in.data,
                           2 * sizeof(Real) * static_cast<std::size_t>(array_ref(in).size()),
                           cudaMemcpyDeviceToDevice, exec.cuda_stream()));
    must(library, cufftSetStream(p.made->handle, exec.cuda_stream()));
    must(library, cufftSetWorkArea(p.made->handle, p.work));
    enqueue(*p.made, Task, p.input, static_cast<Real*>(out.data));
    backends::normalize<T, Real, Op>(exec, call, array_ref(call.arrays[whole]).size(),
                                     Task == task::forward || Task == task::to_complex);
  }
};

/// Key is the dtype that the operation's arrays share, T that of the result.
template <class Op, task Task, class Key, class T, class Real>
void add_transform(implementation_rows& rows) {
  auto facts = takes_everything<Op>();
  facts.layouts = KORDON_LAYOUT_RIGHT;
  facts.preference = 10;
  add_row<Op, Kokkos::Cuda, Key, transform<Op, Task, T, Real>>(rows, facts);
}

template <class Real>
void add_precision(implementation_rows& rows) {
  using complex = Kokkos::complex<Real>;
  add_transform<fft::fftn_fn, task::forward, complex, complex, Real>(rows);
  add_transform<fft::ifftn_fn, task::backward, complex, complex, Real>(rows);
  add_transform<fft::rfftn_fn, task::to_complex, Real, complex, Real>(rows);
  add_transform<fft::irfftn_fn, task::to_real, Real, Real, Real>(rows);
}

void add_cufft_rows(implementation_rows& rows) {
  add_precision<float>(rows);
  add_precision<double>(rows);
}

}  // namespace

namespace backends {

/// cuFFT, on CUDA. Compiled, never run yet: its preference is a guess.
const kordon_backend& cufft() {
  static const built_in_backend backend("cufft", add_cufft_rows, "cuFFT");
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
