// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/composite.hpp>
#include <kordon/dispatch/implementation.hpp>
#include <kordon/linalg/gemm.hpp>
#include <kordon/linalg/kernel/array.hpp>
#include <kordon/linalg/kernel/cholesky.hpp>

namespace kordon::inline v0::linalg::kernel {

/// Array `index` of a checked call as a vector [n].
template <class T, class Exec>
vector<T, Exec> as_vector(const kordon_call& call, int index) {
  const kordon_array& a = call.arrays[index];
  return vector<T, Exec>(static_cast<T*>(a.data),
                         Kokkos::LayoutStride(static_cast<std::size_t>(a.extents[0]),
                                              static_cast<std::size_t>(a.strides[0])));
}

/// Array `index` of a checked call as a matrix [m, n].
template <class T, class Exec>
matrix<T, Exec> as_matrix(const kordon_call& call, int index) {
  const kordon_array& a = call.arrays[index];
  return matrix<T, Exec>(static_cast<T*>(a.data),
                         Kokkos::LayoutStride(static_cast<std::size_t>(a.extents[0]),
                                              static_cast<std::size_t>(a.strides[0]),
                                              static_cast<std::size_t>(a.extents[1]),
                                              static_cast<std::size_t>(a.strides[1])));
}

/// To be asked in the plan of a factorisation [n, n], which multiplies by linalg.gemm whoever serves
/// that: what is refused of the products is refused before anything is done.
template <class T>
void plan_products(const kordon_call& whole, std::int64_t n) {
  if (n <= detail::factor_block || !others_implement(linalg::gemm, whole)) return;
  kordon_array block{};
  block.where = whole.arrays[0].where;
  block.dtype = static_cast<std::int32_t>(*dtype_of<T>);
  block.rank = 2;
  block.extents[0] = block.extents[1] = block.strides[0] = n;
  block.strides[1] = 1;
  const std::array<array_ref, 3> arrays = {array_ref(block), array_ref(block), array_ref(block)};
  (void)is_overridden(linalg::gemm, whole, {.alpha = -1.0, .beta = 1.0}, arrays);
}

/// c [m, n] -= a [m, k] * b [k, n] by whoever serves linalg.gemm here: a part of an operation.
template <class Exec>
struct subtract_product {
  const Exec& exec;
  int device;

  template <class A, class B, class T>
  void operator()(std::int64_t m, std::int64_t k, std::int64_t n, const matrix_data<A>& a,
                  const matrix_data<B>& b, const matrix_data<T>& c) const {
    linalg::gemm(exec, erased(a, m, k), erased(b, k, n), erased(c, m, n),
                 {.alpha = -1.0, .beta = 1.0});
  }

 private:
  template <class T>
  array_ref erased(const matrix_data<T>& m, std::int64_t rows, std::int64_t columns) const {
    kordon_array a{};
    a.data = const_cast<std::remove_const_t<T>*>(m.at);
    a.where = {static_cast<std::int32_t>(home_of(exec_traits<Exec>::kind)), device};
    a.dtype = static_cast<std::int32_t>(*dtype_of<T>);
    a.rank = 2;
    a.extents[0] = rows;
    a.extents[1] = columns;
    a.strides[0] = m.row_step;
    a.strides[1] = m.column_step;
    return array_ref(a);
  }
};

}  // namespace kordon::v0::linalg::kernel
