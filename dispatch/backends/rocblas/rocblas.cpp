// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <rocblas/rocblas.h>

#include "../common/device_blas.hpp"

namespace kordon::inline v0::backends {
namespace {

struct rocblas_names {
  using exec = Kokkos::HIP;
  using handle = rocblas_handle;
  static constexpr const char* name = "rocBLAS";
  static constexpr const char* backend = "rocblas";
  static constexpr auto create = &rocblas_create_handle;
  static constexpr auto destroy = &rocblas_destroy_handle;
  static constexpr auto set_stream = &rocblas_set_stream;
  static constexpr auto set_scalars = &rocblas_set_pointer_mode;
  static constexpr auto on_host = rocblas_pointer_mode_host;
  static constexpr auto on_device = rocblas_pointer_mode_device;
  static constexpr auto plain = rocblas_operation_none, transposed = rocblas_operation_transpose;

  template <class T>
  static constexpr auto dot = spelled<T>(rocblas_sdot, rocblas_ddot);
  template <class T>
  static constexpr auto gemv = spelled<T>(rocblas_sgemv, rocblas_dgemv);
  template <class T>
  static constexpr auto gemm = spelled<T>(rocblas_sgemm, rocblas_dgemm);
};

}  // namespace

/// rocBLAS, on HIP. Compiled, never run yet. What it works in beside our arrays is its handle's own.
const kordon_backend& rocblas() {
  static const built_in_backend backend(rocblas_names::backend,
                                        device_blas<rocblas_names>::add_rows, rocblas_names::name);
  return backend.description();
}

}  // namespace kordon::v0::backends
