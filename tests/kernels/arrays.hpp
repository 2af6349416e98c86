// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <kordon/memory/copy.hpp>
#include <kordon/testing/suite_exec.hpp>
#include <random>
#include <vector>

#include "laid_out.hpp"

/// Elements on their way from a test to where the suite runs, and back: copied, never touched there.
/// Who reads a result waits for it first: exec().fence().
namespace kordon::inline v0::testing {

/// An array where the suite runs with these elements in row-major order, lying as `how` says.
template <class T>
array array_of(const std::vector<T>& elements, const std::vector<std::int64_t>& extents,
               arrangement how, int device = 0) {
  const array dense = zeros(place{}, *dtype_of<T>, extents);
  std::copy(elements.begin(), elements.end(), static_cast<T*>(dense.data()));
  return laid_out(here(device), dense, how);
}

/// A 0-d array where the suite runs.
template <class T>
array scalar(T value) {
  return array_of(std::vector<T>{value}, {}, arrangement::right);
}

/// The elements of an array in row-major order. Among threads, whose kernels wait for others.
template <class T>
std::vector<T> elements_among_threads(const array_ref& a) {
  const array dense = laid_out(place{}, a, arrangement::right);
  const auto* first = static_cast<const T*>(dense.data());
  return std::vector<T>(first, first + dense.size());
}

/// The same where nobody else calls. A copy would wait for the kernels that write the elements, and hide
/// that the test, or an operation that strayed to another instance, did not.
template <class T>
std::vector<T> elements_of(const array_ref& a) {
  if (kernels_waited()) ADD_FAILURE() << "nobody has waited for a kernel";
  return elements_among_threads<T>(a);
}

/// The element of a 0-d array.
template <class T>
T value_of(const array_ref& a) {
  return elements_of<T>(a).at(0);
}

template <class T>
std::vector<T> random_elements(std::int64_t count, std::uint32_t seed, double low, double high) {
  std::mt19937 engine(seed);
  std::uniform_real_distribution<double> value(low, high);
  std::vector<T> elements(static_cast<std::size_t>(count));
  for (T& e : elements) e = static_cast<T>(value(engine));
  return elements;
}

}  // namespace kordon::v0::testing
