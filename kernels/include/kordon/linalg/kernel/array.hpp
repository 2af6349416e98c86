// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/array.h>
#include <cstdint>
#include <Kokkos_Core.hpp>

namespace kordon::inline v0::linalg::kernel {

/// What the linear algebra kernels work on: arrays [n] and [m, n] with any strides (in elements),
/// in the memory of `Exec`.
template <class T, class Exec>
using vector =
    Kokkos::View<T*, Kokkos::LayoutStride, Kokkos::Device<Exec, typename Exec::memory_space>,
                 Kokkos::MemoryTraits<Kokkos::Unmanaged>>;
template <class T, class Exec>
using matrix =
    Kokkos::View<T**, Kokkos::LayoutStride, Kokkos::Device<Exec, typename Exec::memory_space>,
                 Kokkos::MemoryTraits<Kokkos::Unmanaged>>;

/// Whether an operation takes a matrix as it is or exchanges its rows and columns: op(A).
enum class transpose : std::int64_t { none, transposed };

/// A vector without its length, as the kernels hand it to the device.
template <class T>
struct vector_data {
  T* at;
  std::int64_t step;

  KOKKOS_FUNCTION T& operator[](std::int64_t i) const { return at[i * step]; }
};

/// A matrix op(A) without its extents.
template <class T>
struct matrix_data {
  T* at;
  std::int64_t row_step, column_step;

  KOKKOS_FUNCTION T& operator()(std::int64_t i, std::int64_t j) const {
    return at[i * row_step + j * column_step];
  }
  matrix_data transposed() const { return {at, column_step, row_step}; }
  matrix_data<const T> read_only() const { return {at, row_step, column_step}; }
  /// What begins at element (i, j).
  matrix_data part(std::int64_t i, std::int64_t j) const {
    return {at + i * row_step + j * column_step, row_step, column_step};
  }
};

/// An array [m] or [m, n] of a checked call.
template <class T>
matrix_data<T> matrix_data_of(const kordon_array& a) {
  return {static_cast<T*>(a.data), a.strides[0], a.rank > 1 ? a.strides[1] : 0};
}

template <class View>
auto data_of(const View& v) {
  using T = typename View::value_type;
  if constexpr (View::rank() == 1) {
    return vector_data<T>{v.data(), static_cast<std::int64_t>(v.stride(0))};
  } else {
    return matrix_data<T>{v.data(), static_cast<std::int64_t>(v.stride(0)),
                          static_cast<std::int64_t>(v.stride(1))};
  }
}

/// The matrix op(A).
template <class T, class Exec>
matrix_data<const T> op(const matrix<const T, Exec>& a, transpose t) {
  const auto d = data_of(a);
  return t == transpose::none ? d : d.transposed();
}

/// How a result takes the place of what was there: to = alpha * sum + beta * to. A beta of 0 does
/// not read.
template <class T>
struct update {
  T alpha, beta;

  KOKKOS_FUNCTION void operator()(T& to, T sum) const {
    to = beta == T(0) ? alpha * sum : alpha * sum + beta * to;
  }
};

}  // namespace kordon::v0::linalg::kernel
