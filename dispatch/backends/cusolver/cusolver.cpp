// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cusolverDn.h>

#include "../common/cuda_handle.hpp"
#include "../common/dense_solvers.hpp"
#include "../common/spelled.hpp"

namespace kordon::inline v0 {
namespace {

using backends::must;
using backends::spelled;

struct cusolver_handles {
  using handle = cusolverDnHandle_t;
  static constexpr const char* name = "cuSOLVER";
  static constexpr auto create = &cusolverDnCreate;
  static constexpr auto destroy = &cusolverDnDestroy;
  static constexpr auto set_stream = &cusolverDnSetStream;
};

constexpr cublasFillMode_t half(bool lower) {
  return lower ? CUBLAS_FILL_MODE_LOWER : CUBLAS_FILL_MODE_UPPER;
}

template <class T>
struct cusolver_library {
  static constexpr const char* name() { return "cusolver"; }

  static cusolverDnHandle_t handle(const Kokkos::Cuda& exec) {
    return backends::handle_for<cusolver_handles>(exec);
  }

  /// Elements of T that the factors are worked out in.
  static int lu_work(const Kokkos::Cuda& exec, int n) {
    int count = 0;
    must(name(), spelled<T>(cusolverDnSgetrf_bufferSize, cusolverDnDgetrf_bufferSize)(
                     handle(exec), n, n, nullptr, n, &count));
    return count;
  }
  static int cholesky_work(const Kokkos::Cuda& exec, bool lower, int n) {
    int count = 0;
    must(name(), spelled<T>(cusolverDnSpotrf_bufferSize, cusolverDnDpotrf_bufferSize)(
                     handle(exec), half(lower), n, nullptr, n, &count));
    return count;
  }
  static std::size_t work_bytes(const Kokkos::Cuda& exec, int n) {
    const int count =
        std::max({lu_work(exec, n), cholesky_work(exec, true, n), cholesky_work(exec, false, n)});
    return static_cast<std::size_t>(count) * sizeof(T);
  }

  static void factor_lu(const Kokkos::Cuda& exec, int n, T* a, int lead, int* pivots,
                        std::int32_t* info, void* work) {
    must(name(), spelled<T>(cusolverDnSgetrf, cusolverDnDgetrf)(
                     handle(exec), n, n, a, lead, static_cast<T*>(work), pivots, info));
  }

  static void solve_lu(const Kokkos::Cuda& exec, int n, int k, const T* a, int lead,
                       const int* pivots, T* x, int x_lead, std::int32_t* info) {
    must(name(), spelled<T>(cusolverDnSgetrs, cusolverDnDgetrs)(handle(exec), CUBLAS_OP_N, n, k, a,
                                                                lead, pivots, x, x_lead, info));
  }

  static void factor_cholesky(const Kokkos::Cuda& exec, bool lower, int n, T* a, int lead,
                              std::int32_t* info, void* work) {
    must(name(), spelled<T>(cusolverDnSpotrf, cusolverDnDpotrf)(
                     handle(exec), half(lower), n, a, lead, static_cast<T*>(work),
                     cholesky_work(exec, lower, n), info));
  }
};

using solvers = backends::dense_solvers<cusolver_library>;

void add_cusolver_rows(implementation_rows& rows) {
  const auto add = [&]<class Op, template <class, class> class Implementation>() {
    auto facts = takes_everything<Op>();
    facts.preference = 10;
    add_row<Op, Kokkos::Cuda, float, Implementation<Kokkos::Cuda, float>>(rows, facts);
    add_row<Op, Kokkos::Cuda, double, Implementation<Kokkos::Cuda, double>>(rows, facts);
  };
  add.template operator()<linalg::solve_fn, solvers::solve>();
  add.template operator()<linalg::cholesky_fn, solvers::cholesky>();
}

}  // namespace

namespace backends {

/// cuSOLVER, on CUDA. Compiled, never run yet: its preference is a guess.
const kordon_backend& cusolver() {
  static const built_in_backend backend("cusolver", add_cusolver_rows, "cuSOLVER");
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
