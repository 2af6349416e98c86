// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <kordon/dispatch/built_in.hpp>
#include <kordon/linalg.hpp>
#include <kordon/linalg/kernel/elements.hpp>
#include <span>

#include "rows.hpp"
#include "vendor_int.hpp"

/// linalg.solve and linalg.cholesky by a library with LAPACK's factors, on the host or a device.
///
/// `Library<T>` has these static functions; matrices are column-major, `info` and all else live
/// where `exec` runs, and nothing is waited for:
///   const char* name()
///   std::size_t work_bytes(exec, n, k)          what it wants to work in, for any of the others
///   void factor_lu(exec, n, T* a, lead, int* pivots, std::int32_t* info, work)
///   void solve_lu(exec, n, k, T* a, lead, const int* pivots, T* x, lead, std::int32_t* info, work)
///   void factor_cholesky(exec, bool lower, n, T* a, lead, std::int32_t* info, work)
namespace kordon::inline v0::backends {

using work_area = std::span<std::byte>;

/// A matrix [m, n] in the columns that LAPACK takes.
template <class T>
struct columns {
  T* at;
  std::int64_t lead;

  linalg::kernel::matrix_data<T> data() const { return {at, 1, lead}; }
};

/// The distance of the columns of a matrix [m] or [m, n] with unit strides in them; 0: has none.
inline std::int64_t column_lead(const kordon_array& a, int row_axis = 0) {
  const std::int64_t m = std::max<std::int64_t>(a.extents[row_axis], 1);
  if (m > 1 && a.strides[row_axis] != 1) return 0;
  if (a.rank == 1 || a.extents[1 - row_axis] <= 1) return m;
  return a.strides[1 - row_axis] >= m ? a.strides[1 - row_axis] : 0;
}

template <template <class> class Library>
struct dense_solvers {
  template <class T, class Exec>
  static work_area take_work(const Exec& exec, int n, int k, scratch& memory) {
    const std::size_t bytes = n == 0 ? 0 : Library<T>::work_bytes(exec, n, k);
    return {memory.take<std::byte>(bytes), bytes};
  }

  template <class Exec, class T>
  struct solve {
    struct plan {
      int n, k;
      columns<T> factor, x;
      bool x_is_apart;  // LAPACK cannot write to where x is
      int factor_lead, x_lead;
      int* pivots;
      std::int32_t* ignored;
      work_area work;

      plan(const Exec& exec, const kordon_call& call, scratch& memory) {
        const kordon_array& b = call.arrays[1];
        const kordon_array& out = call.arrays[2];
        n = vendor_int(Library<T>::name(), b.extents[0]);
        k = b.rank == 1 ? 1 : vendor_int(Library<T>::name(), b.extents[1]);
        const auto rows = static_cast<std::size_t>(n), lead = std::max<std::size_t>(rows, 1);
        factor = {memory.take<T>(rows * rows), static_cast<std::int64_t>(lead)};
        x = {static_cast<T*>(out.data), column_lead(out)};
        x_is_apart = x.lead == 0;
        if (x_is_apart)
          x = {memory.take<T>(rows * static_cast<std::size_t>(k)), static_cast<std::int64_t>(lead)};
        factor_lead = vendor_int(Library<T>::name(), factor.lead);
        x_lead = vendor_int(Library<T>::name(), x.lead);
        pivots = memory.take<int>(rows);
        ignored = memory.take<std::int32_t>(1);
        work = take_work<T>(exec, n, k, memory);
      }
    };

    static std::uint64_t scratch_bytes(const kordon_call& call) {
      return scratch_of_plan<Exec, plan>(call);
    }

    static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
      using namespace linalg::kernel;
      const plan p(exec, call, memory);
      const auto to = matrix_data_of<T>(call.arrays[2]);
      auto* info = static_cast<std::int32_t*>(call.arrays[3].data);
      if (p.n == 0)
        return for_each_element("kordon::linalg.solve::nothing", exec, 1, 1, clear_info{info});
      for_each_element("kordon::linalg.solve::copy", exec, p.n, p.n,
                       copy_element<T>{matrix_data_of<const T>(call.arrays[0]), p.factor.data()});
      for_each_element("kordon::linalg.solve::copy", exec, p.n, p.k,
                       copy_element<T>{matrix_data_of<const T>(call.arrays[1]), p.x.data()});
      Library<T>::factor_lu(exec, p.n, p.factor.at, p.factor_lead, p.pivots, info, p.work);
      if (p.k == 0) return;
      Library<T>::solve_lu(exec, p.n, p.k, p.factor.at, p.factor_lead, p.pivots, p.x.at, p.x_lead,
                           p.ignored, p.work);
      if (p.x_is_apart)
        for_each_element("kordon::linalg.solve::copy", exec, p.n, p.k,
                         copy_element<T>{{p.x.at, 1, p.x.lead}, to});
      spoil_unless_ok("kordon::linalg.solve::spoil", exec, info, to, p.n, p.k);
    }
  };

  template <class Exec, class T>
  struct cholesky {
    struct plan {
      int n;
      columns<T> factor;
      bool is_transposed;  // the columns are the rows of the result
      bool is_apart;       // LAPACK cannot write to where the result is
      int lead;
      work_area work;

      plan(const Exec& exec, const kordon_call& call, scratch& memory) {
        const kordon_array& out = call.arrays[1];
        n = vendor_int(Library<T>::name(), out.extents[0]);
        factor = {static_cast<T*>(out.data), column_lead(out)};
        is_transposed = factor.lead == 0;
        if (is_transposed) factor.lead = column_lead(out, 1);
        is_apart = factor.lead == 0;
        const auto rows = static_cast<std::size_t>(n);
        if (is_apart) factor = {memory.take<T>(rows * rows), std::max<std::int64_t>(n, 1)};
        is_transposed = is_transposed && !is_apart;
        lead = vendor_int(Library<T>::name(), factor.lead);
        work = take_work<T>(exec, n, 0, memory);
      }
    };

    static std::uint64_t scratch_bytes(const kordon_call& call) {
      return scratch_of_plan<Exec, plan>(call);
    }

    static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
      using namespace linalg::kernel;
      const plan p(exec, call, memory);
      const bool lower = options_of<linalg::cholesky_fn>(call).lower;
      auto* info = static_cast<std::int32_t*>(call.arrays[2].data);
      if (p.n == 0)
        return for_each_element("kordon::linalg.cholesky::nothing", exec, 1, 1, clear_info{info});
      // The upper half of a matrix is the lower one of its transpose.
      const auto half = [lower](auto m) { return lower ? m : m.transposed(); };
      const auto a = half(matrix_data_of<const T>(call.arrays[0]));
      const auto to = half(matrix_data_of<T>(call.arrays[1]));
      const auto factor = half(p.is_transposed ? p.factor.data().transposed() : p.factor.data());
      for_each_element("kordon::linalg.cholesky::copy", exec, p.n, p.n, copy_lower<T>{a, factor});
      Library<T>::factor_cholesky(exec, lower != p.is_transposed, p.n, p.factor.at, p.lead, info,
                                  p.work);
      if (p.is_apart)
        for_each_element("kordon::linalg.cholesky::copy", exec, p.n, p.n,
                         copy_element<T>{{factor.at, factor.row_step, factor.column_step}, to});
      spoil_unless_ok("kordon::linalg.cholesky::spoil", exec, info, to, p.n, p.n);
    }
  };

  /// The rows of a backend on a device. Their preference is a guess: nobody has measured it.
  template <class Exec>
  static void add_device_rows(implementation_rows& rows) {
    add_rows_on<linalg::solve_fn, Exec, solve, float, double>(rows,
                                                              preferred<linalg::solve_fn>(10));
    add_rows_on<linalg::cholesky_fn, Exec, cholesky, float, double>(
        rows, preferred<linalg::cholesky_fn>(10));
  }
};

}  // namespace kordon::v0::backends
