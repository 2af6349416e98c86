// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cufft.h>

#include "../common/device_fft.hpp"
#include "../common/spelled.hpp"

namespace kordon::inline v0::backends {
namespace {

constexpr cufftType type_of(transform t, bool is_single) {
  if (t == transform::to_half) return is_single ? CUFFT_R2C : CUFFT_D2Z;
  if (t == transform::from_half) return is_single ? CUFFT_C2R : CUFFT_Z2D;
  return is_single ? CUFFT_C2C : CUFFT_Z2Z;
}

struct cufft_library {
  using exec = Kokkos::Cuda;
  static constexpr const char* name = "cuFFT";
  static constexpr const char* backend = "cufft";

  static constexpr bool spoils(transform t) { return t == transform::from_half; }

  struct plan {
    cufftHandle handle = 0;
    std::size_t work = 0;

    plan(transform t, bool is_single, const kordon_array& samples) {
      long long n[3];
      for (int i = 0; i < samples.rank; ++i) n[i] = samples.extents[i];
      must(name, cufftCreate(&handle));
      must(name, cufftSetAutoAllocation(handle, 0));
      must(name, cufftMakePlanMany64(handle, samples.rank, n, nullptr, 1, 0, nullptr, 1, 0,
                                     type_of(t, is_single), 1, &work));
    }
    ~plan() { (void)cufftDestroy(handle); }
    plan(const plan&) = delete;
    plan& operator=(const plan&) = delete;
  };

  template <class Real>
  static void enqueue(const exec& e, const plan& p, transform t, Real* in, Real* out, void* work) {
    using complex =
        std::conditional_t<sizeof(Real) == sizeof(float), cufftComplex, cufftDoubleComplex>;
    auto* complex_in = reinterpret_cast<complex*>(in);
    auto* complex_out = reinterpret_cast<complex*>(out);
    must(name, cufftSetStream(p.handle, e.cuda_stream()));
    must(name, cufftSetWorkArea(p.handle, work));
    if (t == transform::to_half)
      must(name, spelled<Real>(cufftExecR2C, cufftExecD2Z)(p.handle, in, complex_out));
    else if (t == transform::from_half)
      must(name, spelled<Real>(cufftExecC2R, cufftExecZ2D)(p.handle, complex_in, out));
    else
      must(name, spelled<Real>(cufftExecC2C, cufftExecZ2Z)(
                     p.handle, complex_in, complex_out,
                     t == transform::forward ? CUFFT_FORWARD : CUFFT_INVERSE));
  }
};

}  // namespace

/// cuFFT, on CUDA. Compiled, never run yet.
const kordon_backend& cufft() {
  static const built_in_backend backend(cufft_library::backend, device_fft<cufft_library>::add_rows,
                                        cufft_library::name);
  return backend.description();
}

}  // namespace kordon::v0::backends
