// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// The linalg and sparse kernels for the device that the check compiles for (indices are their integer type).
#include <kordon/linalg/kernel/cholesky.hpp>
#include <kordon/linalg/kernel/dot.hpp>
#include <kordon/linalg/kernel/gemm.hpp>
#include <kordon/linalg/kernel/gemv.hpp>
#include <kordon/linalg/kernel/solve.hpp>
#include <kordon/sparse/kernel/spmv.hpp>

namespace kordon::inline v0 {

using device = Kokkos::DefaultExecutionSpace;
using values = linalg::kernel::vector<const float, device>;
using result = linalg::kernel::vector<float, device>;
using table = linalg::kernel::matrix<const float, device>;
using linalg::kernel::transpose;

template void linalg::kernel::dot<float, device>(const device&, const values&, const values&,
                                                 float*, scratch&);
template void linalg::kernel::gemv<float, device>(const device&, float, transpose, const table&,
                                                  const values&, float, const result&, scratch&);
template void linalg::kernel::gemm<float, device>(const device&, float, transpose, const table&,
                                                  transpose, const table&, float,
                                                  const linalg::kernel::matrix<float, device>&,
                                                  scratch&);
template void sparse::kernel::spmv<float, device>(const device&, float,
                                                  const sparse::kernel::csr_matrix<float, device>&,
                                                  const values&, float, const result&, scratch&);

/// Stands for the products that solve and cholesky leave to whoever serves linalg.gemm.
struct no_product {
  template <class A, class B>
  void operator()(std::int64_t, std::int64_t, std::int64_t, const A&, const A&, const B&) const {}
};
using linalg::kernel::matrix_data;

template void linalg::kernel::cholesky<float, device, no_product>(const device&, std::int64_t,
                                                                  matrix_data<const float>,
                                                                  matrix_data<float>, std::int32_t*,
                                                                  const no_product&);
template void linalg::kernel::solve<float, device, no_product>(
    const device&, std::int64_t, std::int64_t, matrix_data<const float>, matrix_data<const float>,
    matrix_data<float>, std::int32_t*, scratch&, const no_product&);

}  // namespace kordon::v0
