// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cusolverDn.h>

#include "../common/dense_solvers.hpp"
#include "../common/device_handle.hpp"
#include "../common/spelled.hpp"

namespace kordon::inline v0::backends {
namespace {

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
  using exec = Kokkos::Cuda;
  static constexpr const char* name() { return "cusolver"; }

  /// The greatest that any routine says it wants.
  static std::size_t work_bytes(const exec& e, int n, int) {
    int lu = 0, lower = 0, upper = 0;  // elements of T
    with_handle<cusolver_handles>(e, [&](auto h) {
      constexpr auto cholesky =
          spelled<T>(cusolverDnSpotrf_bufferSize, cusolverDnDpotrf_bufferSize);
      must(cusolver_handles::name, cholesky(h, half(true), n, nullptr, n, &lower));
      must(cusolver_handles::name, cholesky(h, half(false), n, nullptr, n, &upper));
      return spelled<T>(cusolverDnSgetrf_bufferSize, cusolverDnDgetrf_bufferSize)(h, n, n, nullptr,
                                                                                  n, &lu);
    });
    return static_cast<std::size_t>(std::max({lu, lower, upper})) * sizeof(T);
  }

  static void factor_lu(const exec& e, int n, T* a, int lead, int* pivots, std::int32_t* info,
                        work_area work) {
    with_handle<cusolver_handles>(e, [&](auto h) {
      return spelled<T>(cusolverDnSgetrf, cusolverDnDgetrf)(
          h, n, n, a, lead, reinterpret_cast<T*>(work.data()), pivots, info);
    });
  }

  static void solve_lu(const exec& e, int n, int k, const T* a, int lead, const int* pivots, T* x,
                       int x_lead, std::int32_t* info, work_area) {
    with_handle<cusolver_handles>(e, [&](auto h) {
      return spelled<T>(cusolverDnSgetrs, cusolverDnDgetrs)(h, CUBLAS_OP_N, n, k, a, lead, pivots,
                                                            x, x_lead, info);
    });
  }

  static void factor_cholesky(const exec& e, bool lower, int n, T* a, int lead, std::int32_t* info,
                              work_area work) {
    with_handle<cusolver_handles>(e, [&](auto h) {
      return spelled<T>(cusolverDnSpotrf, cusolverDnDpotrf)(
          h, half(lower), n, a, lead, reinterpret_cast<T*>(work.data()),
          static_cast<int>(work.size() / sizeof(T)), info);
    });
  }
};

}  // namespace

/// cuSOLVER, on CUDA. Compiled, never run yet.
const kordon_backend& cusolver() {
  static const built_in_backend backend(
      "cusolver", dense_solvers<cusolver_library>::add_device_rows<Kokkos::Cuda>,
      cusolver_handles::name);
  return backend.description();
}

}  // namespace kordon::v0::backends
