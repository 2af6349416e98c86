// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cublas_v2.h>

#include "../common/cuda_handle.hpp"
#include "../common/dense_blas.hpp"
#include "../common/spelled.hpp"

namespace kordon::inline v0 {
namespace {

using backends::spelled;

struct cublas_handles {
  using handle = cublasHandle_t;
  static constexpr const char* name = "cuBLAS";
  static constexpr auto create = &cublasCreate_v2;
  static constexpr auto destroy = &cublasDestroy_v2;
  static constexpr auto set_stream = &cublasSetStream_v2;
};

/// The handle of a call whose factors are on the host, or whose result is on the device.
cublasHandle_t handle_for(const Kokkos::Cuda& exec, cublasPointerMode_t mode) {
  const cublasHandle_t handle = backends::handle_for<cublas_handles>(exec);
  backends::must(cublas_handles::name, cublasSetPointerMode_v2(handle, mode));
  return handle;
}

constexpr cublasOperation_t op(bool transposed) {
  return transposed ? CUBLAS_OP_T : CUBLAS_OP_N;
}

template <class T>
struct cublas_library {
  static constexpr const char* name() { return "cublas"; }

  static void dot(const Kokkos::Cuda& exec, int n, const T* x, const T* y, T* result) {
    backends::must(cublas_handles::name,
                   spelled<T>(cublasSdot_v2, cublasDdot_v2)(
                       handle_for(exec, CUBLAS_POINTER_MODE_DEVICE), n, x, 1, y, 1, result));
  }

  static void gemv(const Kokkos::Cuda& exec, bool transposed, int m, int n, T alpha, const T* a,
                   int lead, const T* x, T beta, T* y) {
    backends::must(cublas_handles::name,
                   spelled<T>(cublasSgemv_v2, cublasDgemv_v2)(
                       handle_for(exec, CUBLAS_POINTER_MODE_HOST), op(transposed), m, n, &alpha, a,
                       lead, x, 1, &beta, y, 1));
  }

  static void gemm(const Kokkos::Cuda& exec, bool a_transposed, bool b_transposed, int m, int n,
                   int k, T alpha, const T* a, int a_lead, const T* b, int b_lead, T beta, T* c,
                   int c_lead) {
    backends::must(cublas_handles::name,
                   spelled<T>(cublasSgemm_v2, cublasDgemm_v2)(
                       handle_for(exec, CUBLAS_POINTER_MODE_HOST), op(a_transposed),
                       op(b_transposed), m, n, k, &alpha, a, a_lead, b, b_lead, &beta, c, c_lead));
  }
};

template <class Op, template <class, class> class Implementation, class Library>
void add_rows_for(implementation_rows& rows) {
  add_row<Op, Kokkos::Cuda, float, Implementation<Kokkos::Cuda, float>>(
      rows, Library::template facts<Op>(10));
  add_row<Op, Kokkos::Cuda, double, Implementation<Kokkos::Cuda, double>>(
      rows, Library::template facts<Op>(10));
}

void add_cublas_rows(implementation_rows& rows) {
  using library = backends::dense_blas<cublas_library>;
  add_rows_for<linalg::dot_fn, library::dot, library>(rows);
  add_rows_for<linalg::gemv_fn, library::gemv, library>(rows);
  add_rows_for<linalg::gemm_fn, library::gemm, library>(rows);
}

}  // namespace

namespace backends {

/// cuBLAS, on CUDA. Compiled, never run yet: its preference is a guess.
const kordon_backend& cublas() {
  static const built_in_backend backend("cublas", add_cublas_rows, "cuBLAS");
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
