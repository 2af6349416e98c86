// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <kordon/memory/copy.hpp>
#include <kordon/testing/reference_ndimage.hpp>
#include <random>
#include <vector>

#include "laid_out.hpp"

namespace kordon::testing {

using reference::extents3;

/// Extents where kernels go wrong: none, one, odd, around a word of 64, larger than a team, thin.
inline const std::vector<std::vector<std::int64_t>> awkward_extents = {
    {0},       {1},       {2},       {63},       {64},       {65},        {1000},    {0, 5},
    {5, 0},    {1, 1},    {1, 70},   {70, 1},    {3, 129},   {65, 63},    {37, 517}, {300, 7},
    {0, 3, 4}, {1, 1, 1}, {3, 4, 0}, {5, 1, 66}, {7, 9, 11}, {2, 33, 130}};

inline extents3 as3(const std::vector<std::int64_t>& extents) {
  extents3 e{{1, 1, 1}};
  std::ranges::copy(extents, e.n + 3 - extents.size());
  return e;
}

/// An array on the host with these elements in row-major order, lying as `how` says.
template <class T>
array host_array_of(const std::vector<T>& elements, const std::vector<std::int64_t>& extents,
                    arrangement how) {
  const array dense = zeros(place{}, *dtype_of<T>, extents);
  std::copy(elements.begin(), elements.end(), static_cast<T*>(dense.data()));
  return laid_out(place{}, dense, how);
}

/// The elements of an array in row-major order.
template <class T>
std::vector<T> elements_of(const array_ref& a) {
  const array dense = laid_out(place{}, a, arrangement::right);
  const auto* first = static_cast<const T*>(dense.data());
  return std::vector<T>(first, first + dense.size());
}

template <class T>
std::vector<T> random_elements(std::int64_t count, std::uint32_t seed, double low, double high) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> value(low, high);
  std::vector<T> elements(static_cast<std::size_t>(count));
  for (T& e : elements) e = static_cast<T>(value(engine));
  return elements;
}

}  // namespace kordon::testing
