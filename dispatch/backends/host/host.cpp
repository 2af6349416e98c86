// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
//
// What a host does best without launching anything: work that the portable kernels give to one thread anyway is done
// by the thread that calls. To start and end an empty kernel takes longer than to add a thousand products.
#include <algorithm>
#include <kordon/linalg.hpp>
#include <kordon/linalg/kernel/dot.hpp>
#include <kordon/sparse.hpp>
#include <kordon/sparse/kernel/spmv.hpp>
#include <span>

#include "../common/rows.hpp"

namespace kordon::inline v0 {
namespace {

using kernel::lone_thread;
using linalg::kernel::data_of;

template <class T, class Exec>
linalg::kernel::vector<T, Exec> vector_of(const kordon_call& call, int index) {
  const kordon_array& a = call.arrays[index];
  return linalg::kernel::vector<T, Exec>(
      static_cast<T*>(a.data), Kokkos::LayoutStride(static_cast<std::size_t>(a.extents[0]),
                                                    static_cast<std::size_t>(a.strides[0])));
}

/// One block of samples is one work item of the portable kernel.
template <class Exec, class T>
struct dot_on {
  static auto layout_of(const kordon_call& call, scratch& memory) {
    return linalg::kernel::detail::layout_dot<T, Exec>(call.arrays[0].extents[0], memory);
  }

  static std::uint64_t scratch_bytes(const kordon_call& call) {
    scratch count;
    return layout_of(call, count).blocks > 1 ? count.used() : 0;
  }

  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const auto x = vector_of<const T, Exec>(call, 0), y = vector_of<const T, Exec>(call, 1);
    auto* result = static_cast<T*>(call.arrays[2].data);
    scratch count;
    const auto l = layout_of(call, count);
    if (l.blocks > 1) return linalg::kernel::dot(exec, x, y, result, memory);
    const linalg::kernel::detail::dot_block<T, Exec> item{
        {data_of(x), data_of(y)}, call.arrays[0].extents[0], l.block, result};
    item(lone_thread(0));
  }
};

/// One span of rows and entries is one work item of the portable kernel.
template <class Exec, class T>
struct spmv_on {
  static sparse::kernel::csr_matrix<T, Exec> matrix_of(const kordon_call& call) {
    return {vector_of<const std::int64_t, Exec>(call, 0),
            vector_of<const std::int32_t, Exec>(call, 1), vector_of<const T, Exec>(call, 2)};
  }

  static auto layout_of(const kordon_call& call, scratch& memory) {
    return sparse::kernel::detail::layout_spmv<T, Exec>(call.arrays[4].extents[0],
                                                        call.arrays[2].extents[0], memory);
  }

  static std::uint64_t scratch_bytes(const kordon_call& call) {
    scratch count;
    return layout_of(call, count).spans > 1 ? count.used() : 0;
  }

  static void run(const Exec& exec, const kordon_call& call, scratch& memory) {
    const auto o = options_of<sparse::spmv_fn>(call);
    const T alpha = static_cast<T>(o.alpha), beta = static_cast<T>(o.beta);
    const auto a = matrix_of(call);
    const auto x = vector_of<const T, Exec>(call, 3);
    const auto y = vector_of<T, Exec>(call, 4);
    scratch count;
    const auto l = layout_of(call, count);
    if (l.spans > 1) return sparse::kernel::spmv(exec, alpha, a, x, beta, y, memory);
    const bool is_dense = std::ranges::all_of(
        std::span(call.arrays, 4), [](const kordon_array& v) { return v.strides[0] == 1; });
    const linalg::kernel::update<T> put{alpha, beta};
    if (alpha == T(0)) {
      const sparse::kernel::detail::spmv_of_nothing<T> scale{put, data_of(y)};
      for (std::int64_t row = 0; row < l.m; ++row) scale(row);
      return;
    }
    is_dense ? in_this_thread<true>(l, a, x, put, y) : in_this_thread<false>(l, a, x, put, y);
  }

  template <bool Dense>
  static void in_this_thread(const sparse::kernel::detail::spmv_layout<T>& l,
                             const sparse::kernel::csr_matrix<T, Exec>& a,
                             const linalg::kernel::vector<const T, Exec>& x,
                             const linalg::kernel::update<T>& put,
                             const linalg::kernel::vector<T, Exec>& y) {
    sparse::kernel::detail::spmv_rest<T> none{-1, T(0)};  // of rows that end in a later span
    const sparse::kernel::detail::spmv_span<T, Exec, Dense> item{l.m,
                                                                 l.nnz,
                                                                 l.span,
                                                                 data_of(a.row_map),
                                                                 data_of(a.columns),
                                                                 data_of(a.values),
                                                                 data_of(x),
                                                                 put,
                                                                 data_of(y),
                                                                 &none};
    item(lone_thread(0));
  }
};

/// Before the portable kernels by measurement of dot (docs/performance.md; spmv was not measured):
/// the same work and the same bits, less the launch where there is one item, and the same launches
/// where there are more.
void add_rows_of_host(implementation_rows& rows) {
  using backends::add_host_rows, backends::preferred;
  add_host_rows<linalg::dot_fn, dot_on, float, double>(rows, preferred<linalg::dot_fn>(1));
  add_host_rows<sparse::spmv_fn, spmv_on, float, double>(rows, preferred<sparse::spmv_fn>(1));
}

}  // namespace

namespace backends {

/// Algorithms for hosts only.
const kordon_backend& host() {
  static const built_in_backend backend("host", add_rows_of_host);
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
