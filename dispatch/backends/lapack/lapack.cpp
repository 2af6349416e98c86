// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstddef>

#include "../common/dense_solvers.hpp"
#include "../common/openblas.hpp"
#include "../common/rows.hpp"
#include "../common/spelled.hpp"

// The routines by their Fortran names, which every LAPACK has; the lengths of texts come last.
extern "C" {
void sgetrf_(const int* m, const int* n, float* a, const int* lead, int* pivots, int* info);
void dgetrf_(const int* m, const int* n, double* a, const int* lead, int* pivots, int* info);
void sgetrs_(const char* op, const int* n, const int* k, const float* a, const int* lead,
             const int* pivots, float* b, const int* b_lead, int* info, std::size_t);
void dgetrs_(const char* op, const int* n, const int* k, const double* a, const int* lead,
             const int* pivots, double* b, const int* b_lead, int* info, std::size_t);
void spotrf_(const char* half, const int* n, float* a, const int* lead, int* info, std::size_t);
void dpotrf_(const char* half, const int* n, double* a, const int* lead, int* info, std::size_t);
}

namespace kordon::inline v0 {
namespace {

using backends::spelled;

template <class T>
struct lapack_library {
  static constexpr const char* name() { return "lapack"; }

  template <class Exec>
  static std::size_t work_bytes(const Exec&, int, int) {
    return 0;
  }

  template <class Exec>
  static void factor_lu(const Exec&, int n, T* a, int lead, int* pivots, std::int32_t* info,
                        backends::work_area) {
    spelled<T>(sgetrf_, dgetrf_)(&n, &n, a, &lead, pivots, info);
  }

  template <class Exec>
  static void solve_lu(const Exec&, int n, int k, const T* a, int lead, const int* pivots, T* x,
                       int x_lead, std::int32_t* info, backends::work_area) {
    spelled<T>(sgetrs_, dgetrs_)("N", &n, &k, a, &lead, pivots, x, &x_lead, info, 1);
  }

  template <class Exec>
  static void factor_cholesky(const Exec&, bool lower, int n, T* a, int lead, std::int32_t* info,
                              backends::work_area) {
    spelled<T>(spotrf_, dpotrf_)(lower ? "L" : "U", &n, a, &lead, info, 1);
    // LAPACK's own routine stops at a NaN as at a negative number; OpenBLAS' goes on with it.
    for (std::int64_t i = 0; i < n && *info == 0; ++i)
      if (std::isnan(a[i * lead + i])) *info = static_cast<std::int32_t>(i + 1);
  }
};

using solvers = backends::dense_solvers<lapack_library>;

/// Every layout: what LAPACK cannot take as it is, it gets in scratch, where the factors are
/// anyway. Before the portable kernels by measurement (docs/performance.md).
void add_lapack_rows(implementation_rows& rows) {
  using backends::add_host_rows, backends::preferred;
  add_host_rows<linalg::solve_fn, solvers::solve, float, double>(rows,
                                                                 preferred<linalg::solve_fn>(10));
  add_host_rows<linalg::cholesky_fn, solvers::cholesky, float, double>(
      rows, preferred<linalg::cholesky_fn>(10));
}

}  // namespace

namespace backends {

/// The system's LAPACK, on the host.
const kordon_backend& lapack() {
  static const built_in_backend backend("lapack", add_lapack_rows,
                                        backends::with_openblas("LAPACK"));
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
