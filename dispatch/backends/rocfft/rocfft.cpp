// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <rocfft/rocfft.h>

#include "../common/device_fft.hpp"

namespace kordon::inline v0::backends {
namespace {

constexpr rocfft_transform_type type_of(transform t) {
  switch (t) {
    case transform::forward:
      return rocfft_transform_type_complex_forward;
    case transform::backward:
      return rocfft_transform_type_complex_inverse;
    case transform::to_half:
      return rocfft_transform_type_real_forward;
    case transform::from_half:
      return rocfft_transform_type_real_inverse;
  }
  return {};
}

struct rocfft_library {
  using exec = Kokkos::HIP;
  static constexpr const char* name = "rocFFT";
  static constexpr const char* backend = "rocfft";

  // "Input buffers may still be overwritten", says rocfft_execute of any transform.
  static constexpr bool spoils(transform) { return true; }

  struct plan {
    rocfft_plan handle = nullptr;
    rocfft_execution_info how = nullptr;
    std::size_t work = 0;

    plan(transform t, bool is_single, const kordon_array& samples) {
      static const bool is_set_up = (must(name, rocfft_setup()), true);  // until the process ends
      (void)is_set_up;
      std::size_t n[3];  // the last axis first
      for (int i = 0; i < samples.rank; ++i)
        n[samples.rank - 1 - i] = static_cast<std::size_t>(samples.extents[i]);
      must(name, rocfft_plan_create(&handle, rocfft_placement_notinplace, type_of(t),
                                    is_single ? rocfft_precision_single : rocfft_precision_double,
                                    static_cast<std::size_t>(samples.rank), n, 1, nullptr));
      must(name, rocfft_plan_get_work_buffer_size(handle, &work));
      must(name, rocfft_execution_info_create(&how));
    }
    ~plan() {
      (void)rocfft_execution_info_destroy(how);
      (void)rocfft_plan_destroy(handle);
    }
    plan(const plan&) = delete;
    plan& operator=(const plan&) = delete;
  };

  template <class Real>
  static void enqueue(const exec& e, const plan& p, transform, Real* in, Real* out, void* work) {
    void *from[] = {in}, *to[] = {out};
    must(name, rocfft_execution_info_set_stream(p.how, e.hip_stream()));
    if (p.work > 0) must(name, rocfft_execution_info_set_work_buffer(p.how, work, p.work));
    must(name, rocfft_execute(p.handle, from, to, p.how));
  }
};

}  // namespace

/// rocFFT, on HIP. Compiled, never run yet.
const kordon_backend& rocfft() {
  static const built_in_backend backend(rocfft_library::backend,
                                        device_fft<rocfft_library>::add_rows, rocfft_library::name);
  return backend.description();
}

}  // namespace kordon::v0::backends
