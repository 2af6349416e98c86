// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <kordon/dispatch/built_in.hpp>
#include <kordon/linalg.hpp>

#include "rows.hpp"
#include "vendor_int.hpp"

/// linalg.dot, gemv and gemm by a library with BLAS' routines, on the host or a device.
///
/// `Library<T>` has these static functions; matrices are column-major, as in all BLAS, and nothing is
/// waited for:
///   const char* name()
///   void dot(exec, n, const T* x, const T* y, T* result)      result where exec runs
///   void gemv(exec, bool transposed, m, n, alpha, const T* a, lead, const T* x, beta, T* y)
///   void gemm(exec, bool a_transposed, bool b_transposed, m, n, k, alpha, a, lead, b, lead, beta, c, lead)
namespace kordon::inline v0::backends {

/// A matrix whose lines are dense: by rows or by columns, and the distance between them.
struct dense_lines {
  bool by_rows;
  int leading;

  dense_lines(const char* backend, const kordon_array& a)
      : by_rows(a.extents[1] <= 1 || a.strides[1] == 1) {
    const int line = by_rows ? 1 : 0, across = by_rows ? 0 : 1;
    const bool has_distance = a.extents[across] > 1 && a.extents[line] > 0;
    const std::int64_t distance = has_distance ? a.strides[across] : 1;
    leading = vendor_int(backend, std::max({distance, a.extents[line], std::int64_t(1)}));
  }
};

template <class T>
struct scale_result {
  T* y;
  T beta;
  KOKKOS_FUNCTION void operator()(std::int64_t i) const {
    y[i] = beta == T(0) ? T(0) : beta * y[i];
  }
};

template <template <class> class Library>
struct dense_blas {
  template <class Exec, class T>
  struct dot {
    static void run(const Exec& exec, const kordon_call& call, scratch&) {
      const kordon_array &x = call.arrays[0], &y = call.arrays[1];
      Library<T>::dot(exec, vendor_int(Library<T>::name(), x.extents[0]),
                      static_cast<const T*>(x.data), static_cast<const T*>(y.data),
                      static_cast<T*>(call.arrays[2].data));
    }
  };

  template <class Exec, class T>
  struct gemv {
    static void run(const Exec& exec, const kordon_call& call, scratch&) {
      const auto o = options_of<linalg::gemv_fn>(call);
      const kordon_array &a = call.arrays[0], &x = call.arrays[1], &y = call.arrays[2];
      const char* name = Library<T>::name();
      const dense_lines lines(name, a);
      const int rows = vendor_int(name, a.extents[0]), columns = vendor_int(name, a.extents[1]);
      const T alpha = static_cast<T>(o.alpha), beta = static_cast<T>(o.beta);
      auto* result = static_cast<T*>(y.data);
      // Libraries differ in whether a beta of 0 reads y, and in what they do without columns.
      if (rows > 0 && (beta == T(0) || columns == 0))
        Kokkos::parallel_for(
            "kordon::linalg.gemv::clear",
            Kokkos::RangePolicy<Exec, Kokkos::IndexType<std::int64_t>>(exec, 0, rows),
            scale_result<T>{result, beta});
      if (rows == 0 || columns == 0) return;
      // Rows are the columns of the transposed matrix.
      Library<T>::gemv(exec, lines.by_rows, lines.by_rows ? columns : rows,
                       lines.by_rows ? rows : columns, alpha, static_cast<const T*>(a.data),
                       lines.leading, static_cast<const T*>(x.data), beta, result);
    }
  };

  template <class Exec, class T>
  struct gemm {
    static void run(const Exec& exec, const kordon_call& call, scratch&) {
      const auto o = options_of<linalg::gemm_fn>(call);
      const kordon_array* left = &call.arrays[0];
      const kordon_array* right = &call.arrays[1];
      const kordon_array& c = call.arrays[2];
      if (c.extents[0] == 0 || c.extents[1] == 0) return;
      const char* name = Library<T>::name();
      const dense_lines lines(name, c);
      int m = vendor_int(name, c.extents[0]), n = vendor_int(name, c.extents[1]);
      // Libraries multiply by an alpha of 0, too, and some sizes then get what is no number.
      const int k = o.alpha == 0 ? 0 : vendor_int(name, left->extents[1]);
      // Where C lies by rows, its transpose B^T A^T lies by columns.
      if (lines.by_rows) {
        std::swap(left, right);
        std::swap(m, n);
      }
      const dense_lines a(name, *left), b(name, *right);
      Library<T>::gemm(exec, a.by_rows != lines.by_rows, b.by_rows != lines.by_rows, m, n, k,
                       static_cast<T>(o.alpha), static_cast<const T*>(left->data), a.leading,
                       static_cast<const T*>(right->data), b.leading, static_cast<T>(o.beta),
                       static_cast<T*>(c.data), lines.leading);
    }
  };

  /// The capabilities of Op here; `preference` says by measurement whether it goes before the
  /// portable kernel.
  template <class Op>
  static kordon_implementation facts(int preference) {
    auto row = preferred<Op>(preference);
    row.layouts = KORDON_LAYOUT_RIGHT | KORDON_LAYOUT_LEFT | KORDON_LAYOUT_PADDED;
    return row;
  }
};

}  // namespace kordon::v0::backends
