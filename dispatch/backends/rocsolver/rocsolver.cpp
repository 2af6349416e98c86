// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <rocsolver/rocsolver.h>

#include "../common/dense_solvers.hpp"
#include "../common/device_handle.hpp"
#include "../common/spelled.hpp"

namespace kordon::inline v0::backends {
namespace {

struct rocsolver_handles {
  using handle = rocblas_handle;
  static constexpr const char* name = "rocSOLVER";
  static constexpr auto create = &rocblas_create_handle;
  static constexpr auto destroy = &rocblas_destroy_handle;
  static constexpr auto set_stream = &rocblas_set_stream;
};

constexpr rocblas_fill half(bool lower) {
  return lower ? rocblas_fill_lower : rocblas_fill_upper;
}

template <class T>
struct rocsolver_library {
  using exec = Kokkos::HIP;
  static constexpr const char* name() { return "rocsolver"; }

  /// The greatest that any routine says it wants; between start and stop nothing runs.
  static std::size_t work_bytes(const exec& e, int n, int k) {
    std::size_t bytes = 0;
    with_handle<rocsolver_handles>(e, [&](auto h) {
      must(rocsolver_handles::name, rocblas_start_device_memory_size_query(h));
      lu(h, n, nullptr, n, nullptr, nullptr);
      if (k > 0) lu_solution(h, n, k, nullptr, n, nullptr, nullptr, n);
      for (const bool lower : {true, false}) cholesky(h, lower, n, nullptr, n, nullptr);
      return rocblas_stop_device_memory_size_query(h, &bytes);
    });
    return bytes;
  }

  static void factor_lu(const exec& e, int n, T* a, int lead, int* pivots, std::int32_t* info,
                        work_area work) {
    with_work(e, work, [&](auto h) { return lu(h, n, a, lead, pivots, info); });
  }

  static void solve_lu(const exec& e, int n, int k, T* a, int lead, const int* pivots, T* x,
                       int x_lead, std::int32_t*, work_area work) {
    with_work(e, work, [&](auto h) { return lu_solution(h, n, k, a, lead, pivots, x, x_lead); });
  }

  static void factor_cholesky(const exec& e, bool lower, int n, T* a, int lead, std::int32_t* info,
                              work_area work) {
    with_work(e, work, [&](auto h) { return cholesky(h, lower, n, a, lead, info); });
  }

 private:
  static rocblas_status lu(rocblas_handle h, int n, T* a, int lead, int* pivots,
                           std::int32_t* info) {
    return spelled<T>(rocsolver_sgetrf, rocsolver_dgetrf)(h, n, n, a, lead, pivots, info);
  }
  static rocblas_status lu_solution(rocblas_handle h, int n, int k, T* a, int lead,
                                    const int* pivots, T* x, int x_lead) {
    return spelled<T>(rocsolver_sgetrs, rocsolver_dgetrs)(h, rocblas_operation_none, n, k, a, lead,
                                                          pivots, x, x_lead);
  }
  static rocblas_status cholesky(rocblas_handle h, bool lower, int n, T* a, int lead,
                                 std::int32_t* info) {
    return spelled<T>(rocsolver_spotrf, rocsolver_dpotrf)(h, half(lower), n, a, lead, info);
  }

  /// f(handle), which works in our scratch: the handle itself would allocate.
  template <class F>
  static void with_work(const exec& e, work_area work, const F& f) {
    with_handle<rocsolver_handles>(e, [&](auto h) {
      must(rocsolver_handles::name, rocblas_set_workspace(h, work.data(), work.size()));
      return f(h);
    });
  }
};

}  // namespace

/// rocSOLVER, on HIP. Compiled, never run yet.
const kordon_backend& rocsolver() {
  static const built_in_backend backend(
      "rocsolver", dense_solvers<rocsolver_library>::add_device_rows<Kokkos::HIP>,
      rocsolver_handles::name);
  return backend.description();
}

}  // namespace kordon::v0::backends
