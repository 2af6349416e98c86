// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <KokkosKernels_config.h>
#include <KokkosBlas1_dot.hpp>
#include <KokkosBlas2_gemv.hpp>
#include <KokkosSparse_CrsMatrix.hpp>
#include <KokkosSparse_spmv.hpp>
#include <kordon/dispatch/built_in.hpp>
#include <kordon/linalg.hpp>
#include <kordon/sparse.hpp>

namespace kordon::inline v0 {
namespace {

/// An array of the call as the dense, unmanaged View that Kokkos Kernels takes.
template <class Data, class Exec>
auto dense_view(const kordon_call& call, int index) {
  using view =
      Kokkos::View<Data, Kokkos::LayoutRight, Kokkos::Device<Exec, typename Exec::memory_space>,
                   Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
  const kordon_array& a = call.arrays[index];
  Kokkos::LayoutRight layout;
  for (int i = 0; i < a.rank; ++i) layout.dimension[i] = static_cast<std::size_t>(a.extents[i]);
  return view(static_cast<typename view::pointer_type>(a.data), layout);
}

template <class Exec, class T>
struct dot_on {
  static void run(const Exec& exec, const kordon_call& call, scratch&) {
    KokkosBlas::dot(exec, dense_view<T, Exec>(call, 2), dense_view<const T*, Exec>(call, 0),
                    dense_view<const T*, Exec>(call, 1));
  }
};

template <class Exec, class T>
struct gemv_on {
  static void run(const Exec& exec, const kordon_call& call, scratch&) {
    const auto o = options_of<linalg::gemv_fn>(call);
    KokkosBlas::gemv(exec, "N", static_cast<T>(o.alpha), dense_view<const T**, Exec>(call, 0),
                     dense_view<const T*, Exec>(call, 1), static_cast<T>(o.beta),
                     dense_view<T*, Exec>(call, 2));
  }
};

template <class Exec, class T>
struct spmv_on {
  static void run(const Exec& exec, const kordon_call& call, scratch&) {
    using device = Kokkos::Device<Exec, typename Exec::memory_space>;
    using matrix =
        KokkosSparse::CrsMatrix<const T, const std::int32_t, device,
                                Kokkos::MemoryTraits<Kokkos::Unmanaged>, const std::int64_t>;
    const auto o = options_of<sparse::spmv_fn>(call);
    const auto x = dense_view<const T*, Exec>(call, 3);
    const auto y = dense_view<T*, Exec>(call, 4);
    const auto values = dense_view<const T*, Exec>(call, 2);
    const matrix a("A", static_cast<std::int32_t>(y.extent(0)),
                   static_cast<std::int32_t>(x.extent(0)),
                   static_cast<std::int64_t>(values.extent(0)), values,
                   dense_view<const std::int64_t*, Exec>(call, 0),
                   dense_view<const std::int32_t*, Exec>(call, 1));
    KokkosSparse::spmv(exec, "N", static_cast<T>(o.alpha), a, x, static_cast<T>(o.beta), y);
  }
};

/// Dense row-major arrays only; after the portable kernels, which take every layout and plan their
/// scratch.
template <class Op>
kordon_implementation takes_dense() {
  auto facts = takes_everything<Op>();
  facts.layouts = KORDON_LAYOUT_RIGHT;
  facts.preference = -2;
  return facts;
}

void add_kokkos_kernels_rows(implementation_rows& rows) {
  add_rows<linalg::dot_fn, dot_on, float, double>(rows, takes_dense<linalg::dot_fn>());
  add_rows<linalg::gemv_fn, gemv_on, float, double>(rows, takes_dense<linalg::gemv_fn>());
  add_rows<sparse::spmv_fn, spmv_on, float, double>(rows, takes_dense<sparse::spmv_fn>());
}

}  // namespace

namespace backends {

/// Kokkos Kernels, on every execution space that is compiled in.
const kordon_backend& kokkos_kernels() {
  static const built_in_backend backend("kokkos-kernels", add_kokkos_kernels_rows,
                                        "Kokkos Kernels 5");
  return backend.description();
}

}  // namespace backends
}  // namespace kordon::v0
