// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "bench.hpp"

#if KORDON_PERF_HAS_BLAS
#include <cblas.h>

/// The BLAS that Kordon's backend uses, called directly on row-major square matrices.
namespace kordon::perf {

inline void blas_gemm(int n, const float* a, const float* b, float* c) {
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, b, n, 0, c, n);
}
inline void blas_gemm(int n, const double* a, const double* b, double* c) {
  cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a, n, b, n, 0, c, n);
}
inline void blas_gemv(int n, const double* a, const double* x, double* y) {
  cblas_dgemv(CblasRowMajor, CblasNoTrans, n, n, 1, a, n, x, 1, 0, y, 1);
}
inline double blas_dot(int n, const double* x, const double* y) {
  return cblas_ddot(n, x, 1, y, 1);
}

}  // namespace kordon::perf
#endif
