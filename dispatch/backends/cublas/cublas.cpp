// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cublas_v2.h>

#include "../common/device_blas.hpp"

namespace kordon::inline v0::backends {
namespace {

struct cublas_names {
  using exec = Kokkos::Cuda;
  using handle = cublasHandle_t;
  static constexpr const char* name = "cuBLAS";
  static constexpr const char* backend = "cublas";
  static constexpr auto create = &cublasCreate_v2;
  static constexpr auto destroy = &cublasDestroy_v2;
  static constexpr auto set_stream = &cublasSetStream_v2;
  static constexpr auto set_scalars = &cublasSetPointerMode_v2;
  static constexpr auto on_host = CUBLAS_POINTER_MODE_HOST;
  static constexpr auto on_device = CUBLAS_POINTER_MODE_DEVICE;
  static constexpr auto plain = CUBLAS_OP_N, transposed = CUBLAS_OP_T;

  template <class T>
  static constexpr auto dot = spelled<T>(cublasSdot_v2, cublasDdot_v2);
  template <class T>
  static constexpr auto gemv = spelled<T>(cublasSgemv_v2, cublasDgemv_v2);
  template <class T>
  static constexpr auto gemm = spelled<T>(cublasSgemm_v2, cublasDgemm_v2);
};

}  // namespace

/// cuBLAS, on CUDA. Compiled, never run yet.
const kordon_backend& cublas() {
  static const built_in_backend backend(cublas_names::backend, device_blas<cublas_names>::add_rows,
                                        cublas_names::name);
  return backend.description();
}

}  // namespace kordon::v0::backends
