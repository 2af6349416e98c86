// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cblas.h>

#include "../common/dense_blas.hpp"
#include "../common/openblas.hpp"
#include "../common/rows.hpp"
#include "../common/spelled.hpp"

namespace kordon::inline v0 {
namespace {

using backends::spelled;

constexpr CBLAS_TRANSPOSE op(bool transposed) {
  return transposed ? CblasTrans : CblasNoTrans;
}

template <class T>
struct blas_library {
  static constexpr const char* name() { return "blas"; }

  template <class Exec>
  static void dot(const Exec&, int n, const T* x, const T* y, T* result) {
    *result = spelled<T>(cblas_sdot, cblas_ddot)(n, x, 1, y, 1);
  }

  template <class Exec>
  static void gemv(const Exec&, bool transposed, int m, int n, T alpha, const T* a, int lead,
                   const T* x, T beta, T* y) {
    spelled<T>(cblas_sgemv, cblas_dgemv)(CblasColMajor, op(transposed), m, n, alpha, a, lead, x, 1,
                                         beta, y, 1);
  }

  template <class Exec>
  static void gemm(const Exec&, bool a_transposed, bool b_transposed, int m, int n, int k, T alpha,
                   const T* a, int a_lead, const T* b, int b_lead, T beta, T* c, int c_lead) {
    spelled<T>(cblas_sgemm, cblas_dgemm)(CblasColMajor, op(a_transposed), op(b_transposed), m, n, k,
                                         alpha, a, a_lead, b, b_lead, beta, c, c_lead);
  }
};

void add_blas_rows(implementation_rows& rows) {
  using backends::add_host_rows;
  using library = backends::dense_blas<blas_library>;
  add_host_rows<linalg::dot_fn, library::dot, float, double>(rows,
                                                             library::facts<linalg::dot_fn>(-1));
  add_host_rows<linalg::gemv_fn, library::gemv, float, double>(rows,
                                                               library::facts<linalg::gemv_fn>(-1));
  add_host_rows<linalg::gemm_fn, library::gemm, float, double>(rows,
                                                               library::facts<linalg::gemm_fn>(10));
}

}  // namespace

namespace backends {

/// The system's BLAS, on the host.
const kordon_backend& blas() {
  static const built_in_backend backend("blas", add_blas_rows, backends::with_openblas("CBLAS"));
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
