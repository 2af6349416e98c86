// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include <kordon/testing/probe_data.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace kordon::inline v0::testing {
namespace {

/// Between 0 and 1, by the golden ratio.
double irregular(std::int64_t i, std::size_t index) {
  const double x = 0.6180339887498949 * static_cast<double>(i + 1) +
                   0.7548776662466927 * static_cast<double>(index + 1);
  return x - std::floor(x);
}

template <class T, class F>
void fill(const array_ref& a, std::int64_t count, const F& f) {
  for (std::int64_t i = 0; i < count; ++i) static_cast<T*>(a.data())[i] = static_cast<T>(f(i));
}

/// `count` elements of a real dtype.
template <class F>
void fill_as(dtype type, const array_ref& a, std::int64_t count, const F& f) {
  switch (type) {
    case dtype::boolean:
    case dtype::uint8:
    case dtype::int8:
      return fill<std::uint8_t>(a, count, f);
    case dtype::int16:
    case dtype::uint16:
      return fill<std::uint16_t>(a, count, f);
    case dtype::int32:
    case dtype::uint32:
      return fill<std::uint32_t>(a, count, f);
    case dtype::int64:
    case dtype::uint64:
      return fill<std::uint64_t>(a, count, f);
    case dtype::float32:
      return fill<float>(a, count, f);
    case dtype::float64:
      return fill<double>(a, count, f);
    case dtype::complex64:
      return fill<float>(a, 2 * count, f);
    case dtype::complex128:
      return fill<double>(a, 2 * count, f);
    default:
      return;
  }
}

template <class F>
void fill(const array_ref& a, const F& f) {
  fill_as(a.type(), a, a.size(), f);
}

bool holds_reals(dtype t) {
  return t == dtype::float32 || t == dtype::float64 || t == dtype::complex64 ||
         t == dtype::complex128;
}

/// Two objects that touch along an edge, and two in a corner, so that each connectivity joins others.
void touching_objects(std::span<const array_ref> arrays) {
  const array_ref& mask = arrays[0];
  auto* at = static_cast<std::uint8_t*>(mask.data());
  std::fill_n(at, mask.size(), std::uint8_t(0));
  const std::int64_t along = mask.stride(0);
  std::int64_t corner = 0;
  for (const std::int64_t stride : mask.strides()) corner += stride;
  at[0] = at[corner] = 1;
  if (mask.rank() == 3) at[4 * along] = at[5 * along + mask.stride(1)] = 1;
}

/// A matrix with its elements spread over its rows.
void compressed_rows(std::span<const array_ref> arrays) {
  const std::int64_t rows = arrays[0].extent(0) - 1, columns = arrays[3].extent(0);
  fill(arrays[0], [&](std::int64_t i) { return arrays[1].extent(0) * i / rows; });
  fill(arrays[1], [&](std::int64_t i) { return (3 * i + 1) % columns; });
}

/// A matrix that has a factor from either half, and not the same.
void dominant_diagonal(std::span<const array_ref> arrays) {
  const std::int64_t n = arrays[0].extent(0);
  fill(arrays[0],
       [&](std::int64_t i) { return irregular(i, 0) + (i / n == i % n ? double(4 * n) : 0.0); });
}

std::map<std::string, data_maker, std::less<>>& makers() {
  static std::map<std::string, data_maker, std::less<>> all = {
      {"linalg.cholesky", dominant_diagonal},
      {"ndimage.label", touching_objects},
      {"sparse.spmv", compressed_rows},
  };
  return all;
}

}  // namespace

void probe_values(const array_ref& a, std::size_t index) {
  const dtype t = a.type();
  if (t == dtype::boolean)
    fill(a, [&](std::int64_t i) { return irregular(i, index) < 0.5 ? 1 : 0; });
  else if (holds_reals(t))
    fill(a, [&](std::int64_t i) { return 1 + irregular(i, index); });
  else
    fill(a, [&](std::int64_t i) { return 1 + std::floor(97 * irregular(i, index)); });
}

void set_probe_data(std::string operation, data_maker make) {
  makers()[std::move(operation)] = std::move(make);
}

void make_probe_data(const operation_description& operation, std::span<const array_ref> arrays) {
  for (std::size_t i = 0; i < arrays.size(); ++i) probe_values(arrays[i], i);
  if (const auto found = makers().find(operation.name); found != makers().end())
    found->second(arrays);
}

}  // namespace kordon::v0::testing
