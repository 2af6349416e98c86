// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "../support/npy.hpp"

/// The data that all benchmarks and all peers read: the same on every run and every machine.
namespace kordon::perf {

/// Numbers from [0, 1), in a way that no standard library does differently.
template <class T>
std::vector<T> noise(std::size_t count, unsigned seed) {
  std::mt19937_64 engine(seed);
  std::vector<T> v(count);
  for (T& x : v) x = static_cast<T>(static_cast<double>(engine() >> 40) * 0x1p-24);
  return v;
}

/// Where the data goes.
class folder {
 public:
  explicit folder(std::string path) : path_(std::move(path)) {}

  template <class T, class... Extents>
  void write(const std::string& name, const std::vector<T>& data, Extents... extents) const {
    write_npy(path_ + "/" + name + ".npy", data.data(),
              std::array{static_cast<std::size_t>(extents)...});
  }

 private:
  std::string path_;
};

/// Images [n, n], and a volume of as many samples.
void write_images(const folder& f, std::size_t n);

/// Dense matrices [n, n], one of them positive definite, and a vector [n].
void write_matrices(const folder& f, std::size_t n);

/// The five-point Laplacian of an n x n grid.
void write_laplacian(const folder& f, std::size_t n);

/// Sixteen entries a row, at random columns.
void write_random(const folder& f, std::size_t rows);

}  // namespace kordon::perf
