// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <cblas.h>
#include <algorithm>
#include <kordon/dispatch/built_in.hpp>
#include <kordon/linalg.hpp>
#include <limits>

namespace kordon::inline v0 {
namespace {

/// CBLAS' two spellings of each routine, as overloads.
namespace routine {
float dot(int n, const float* x, int dx, const float* y, int dy) {
  return cblas_sdot(n, x, dx, y, dy);
}
double dot(int n, const double* x, int dx, const double* y, int dy) {
  return cblas_ddot(n, x, dx, y, dy);
}

constexpr auto gemv_of = [](auto zero) {
  if constexpr (sizeof zero == sizeof(float))
    return &cblas_sgemv;
  else
    return &cblas_dgemv;
};
constexpr auto gemm_of = [](auto zero) {
  if constexpr (sizeof zero == sizeof(float))
    return &cblas_sgemm;
  else
    return &cblas_dgemm;
};
}  // namespace routine

int blas_int(std::int64_t n) {
  if (n > std::numeric_limits<int>::max())
    refuse(refusal_code::layout_unsupported, "blas", "",
           "an extent or a stride is above 2^31 - 1, which CBLAS' integers cannot say. Fix: call "
           "it with backend "
           "'kokkos' (kordon::context_scope with .prefer)");
  return static_cast<int>(n);
}

/// A matrix whose lines are dense, as BLAS names it: by rows or by columns, and the distance
/// between them.
struct dense_lines {
  bool by_rows;
  int leading;

  explicit dense_lines(const kordon_array& a) : by_rows(a.extents[1] <= 1 || a.strides[1] == 1) {
    const int line = by_rows ? 1 : 0, across = by_rows ? 0 : 1;
    const bool has_distance = a.extents[across] > 1 && a.extents[line] > 0;
    const std::int64_t distance = has_distance ? a.strides[across] : 1;
    leading = blas_int(std::max({distance, a.extents[line], std::int64_t(1)}));
  }

  CBLAS_TRANSPOSE seen_by(const dense_lines& result) const {
    return by_rows == result.by_rows ? CblasNoTrans : CblasTrans;
  }
};

template <class Exec, class T>
struct dot_on {
  static void run(const Exec&, const kordon_call& call, scratch&) {
    const kordon_array &x = call.arrays[0], &y = call.arrays[1];
    *static_cast<T*>(call.arrays[2].data) = routine::dot(
        blas_int(x.extents[0]), static_cast<const T*>(x.data), 1, static_cast<const T*>(y.data), 1);
  }
};

template <class Exec, class T>
struct gemv_on {
  static void run(const Exec&, const kordon_call& call, scratch&) {
    const auto o = options_of<linalg::gemv_fn>(call);
    const kordon_array &a = call.arrays[0], &x = call.arrays[1], &y = call.arrays[2];
    const dense_lines lines(a);
    const int rows = blas_int(a.extents[0]), columns = blas_int(a.extents[1]);
    auto* result = static_cast<T*>(y.data);
    // BLAS scales y by beta, and 0 times NaN is NaN.
    if (o.beta == 0.0) std::fill_n(result, rows, T(0));
    if (rows == 0 || columns == 0) {
      for (int i = 0; i < rows; ++i) result[i] *= static_cast<T>(o.beta);
      return;
    }
    routine::gemv_of(T())(lines.by_rows ? CblasRowMajor : CblasColMajor, CblasNoTrans, rows,
                          columns, static_cast<T>(o.alpha), static_cast<const T*>(a.data),
                          lines.leading, static_cast<const T*>(x.data), 1, static_cast<T>(o.beta),
                          result, 1);
  }
};

template <class Exec, class T>
struct gemm_on {
  static void run(const Exec&, const kordon_call& call, scratch&) {
    const auto o = options_of<linalg::gemm_fn>(call);
    const kordon_array &a = call.arrays[0], &b = call.arrays[1], &c = call.arrays[2];
    const dense_lines a_lines(a), b_lines(b), c_lines(c);
    if (c.extents[0] == 0 || c.extents[1] == 0) return;
    routine::gemm_of(T())(c_lines.by_rows ? CblasRowMajor : CblasColMajor, a_lines.seen_by(c_lines),
                          b_lines.seen_by(c_lines), blas_int(c.extents[0]), blas_int(c.extents[1]),
                          blas_int(a.extents[1]), static_cast<T>(o.alpha),
                          static_cast<const T*>(a.data), a_lines.leading,
                          static_cast<const T*>(b.data), b_lines.leading, static_cast<T>(o.beta),
                          static_cast<T*>(c.data), c_lines.leading);
  }
};

/// BLAS takes dense lines only; `preference` says by measurement whether it goes before the
/// portable kernel.
template <class Op>
kordon_implementation takes_dense_lines(int preference) {
  auto facts = takes_everything<Op>();
  facts.layouts = KORDON_LAYOUT_RIGHT | KORDON_LAYOUT_LEFT | KORDON_LAYOUT_PADDED;
  facts.preference = preference;
  return facts;
}

template <class Op, template <class, class> class Implementation>
void add_host_rows(implementation_rows& rows, const kordon_implementation& facts) {
  detail::for_each_space(detail::enabled_execs{}, [&]<class Exec>() {
    if constexpr (home_of(exec_traits<Exec>::kind) == space_kind::host) {
      add_row<Op, Exec, float, Implementation<Exec, float>>(rows, facts);
      add_row<Op, Exec, double, Implementation<Exec, double>>(rows, facts);
    }
  });
}

void add_blas_rows(implementation_rows& rows) {
  add_host_rows<linalg::dot_fn, dot_on>(rows, takes_dense_lines<linalg::dot_fn>(-1));
  add_host_rows<linalg::gemv_fn, gemv_on>(rows, takes_dense_lines<linalg::gemv_fn>(-1));
  add_host_rows<linalg::gemm_fn, gemm_on>(rows, takes_dense_lines<linalg::gemm_fn>(10));
}

}  // namespace

namespace backends {

/// The system's BLAS, on the host.
const kordon_backend& blas() {
  static const built_in_backend backend("blas", add_blas_rows, "CBLAS");
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
