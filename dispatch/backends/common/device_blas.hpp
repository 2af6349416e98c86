// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dense_blas.hpp"
#include "device_handle.hpp"
#include "rows.hpp"
#include "spelled.hpp"

/// The library of dense_blas.hpp by cuBLAS or rocBLAS, whose routines differ in their names only.
///
/// `Names` is a Library of with_handle, and has
///   exec, backend                            where it runs; Kordon's name for it
///   set_scalars(handle, mode), on_host, on_device   where scalars are
///   plain, transposed                        what is done to a matrix
///   dot<T>, gemv<T>, gemm<T>                 the routines
namespace kordon::inline v0::backends {

template <class Names>
struct device_blas {
  using exec = typename Names::exec;

  template <class T>
  struct library {
    static constexpr const char* name() { return Names::backend; }

    static void dot(const exec& e, int n, const T* x, const T* y, T* result) {
      call(e, Names::on_device,
           [&](auto h) { return Names::template dot<T>(h, n, x, 1, y, 1, result); });
    }

    static void gemv(const exec& e, bool transposed, int m, int n, T alpha, const T* a, int lead,
                     const T* x, T beta, T* y) {
      call(e, Names::on_host, [&](auto h) {
        return Names::template gemv<T>(h, op(transposed), m, n, &alpha, a, lead, x, 1, &beta, y, 1);
      });
    }

    static void gemm(const exec& e, bool a_transposed, bool b_transposed, int m, int n, int k,
                     T alpha, const T* a, int a_lead, const T* b, int b_lead, T beta, T* c,
                     int c_lead) {
      call(e, Names::on_host, [&](auto h) {
        return Names::template gemm<T>(h, op(a_transposed), op(b_transposed), m, n, k, &alpha, a,
                                       a_lead, b, b_lead, &beta, c, c_lead);
      });
    }
  };

  /// The rows of a backend.
  static void add_rows(implementation_rows& rows) {
    using operations = dense_blas<library>;
    add<linalg::dot_fn, operations::template dot>(rows);
    add<linalg::gemv_fn, operations::template gemv>(rows);
    add<linalg::gemm_fn, operations::template gemm>(rows);
  }

 private:
  static auto op(bool is_transposed) { return is_transposed ? Names::transposed : Names::plain; }

  template <class Mode, class F>
  static void call(const exec& e, Mode scalars, const F& f) {
    with_handle<Names>(e, [&](auto handle) {
      must(Names::name, Names::set_scalars(handle, scalars));
      return f(handle);
    });
  }

  // The preference is a guess: nobody has measured it.
  template <class Op, template <class, class> class Implementation>
  static void add(implementation_rows& rows) {
    add_rows_on<Op, exec, Implementation, float, double>(
        rows, dense_blas<library>::template facts<Op>(10));
  }
};

}  // namespace kordon::v0::backends
