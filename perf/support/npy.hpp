// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <fstream>
#include <Kokkos_Core.hpp>
#include <sstream>
#include <stdexcept>
#include <string>
#include <type_traits>

/// NumPy's file format (version 1, C order, little endian), as far as the benchmarks' own data needs it: what
/// lets us and the Python peers work on the same bytes.
namespace kordon::perf {

static_assert(std::endian::native == std::endian::little);

template <class T>
std::string npy_dtype() {
  const char kind = std::is_floating_point_v<T> ? 'f' : std::is_signed_v<T> ? 'i' : 'u';
  return std::string(sizeof(T) == 1 ? "|" : "<") + kind + std::to_string(sizeof(T));
}

template <class T, std::size_t Rank>
void write_npy(const std::string& path, const T* data,
               const std::array<std::size_t, Rank>& extents) {
  std::string header = "{'descr': '" + npy_dtype<T>() + "', 'fortran_order': False, 'shape': (";
  std::size_t count = 1;
  for (std::size_t e : extents) {
    header += std::to_string(e) + ", ";
    count *= e;
  }
  header += ")}";
  header.resize((10 + header.size()) / 64 * 64 + 63 - 10,
                ' ');  // the data starts at a multiple of 64
  header += '\n';
  std::ofstream file(path, std::ios::binary);
  file.write("\x93NUMPY\x01\x00", 8);
  const auto length = static_cast<std::uint16_t>(header.size());
  file.write(reinterpret_cast<const char*>(&length), 2);
  file << header;
  file.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(count * sizeof(T)));
  if (!file) throw std::runtime_error("cannot write " + path);
}

/// The array of a file written by write_npy, in host memory.
template <class View>
View read_npy(const std::string& path) {
  using value = typename View::non_const_value_type;
  std::ifstream file(path, std::ios::binary);
  char magic[8];
  std::uint16_t length = 0;
  file.read(magic, sizeof magic).read(reinterpret_cast<char*>(&length), 2);
  std::string header(length, ' ');
  file.read(header.data(), length);
  const auto shape = header.find("'shape': (");
  if (!file || shape == header.npos || header.find("'" + npy_dtype<value>() + "'") == header.npos)
    throw std::runtime_error("no array of " + npy_dtype<value>() + " in " + path);
  std::istringstream extents(header.substr(shape + 10));
  typename View::array_layout layout;
  for (std::size_t i = 0; i < View::rank(); ++i) {
    char comma;
    if (!(extents >> layout.dimension[i] >> comma))
      throw std::runtime_error("too few axes in " + path);
  }
  View view(Kokkos::view_alloc(path, Kokkos::WithoutInitializing), layout);
  file.read(reinterpret_cast<char*>(view.data()),
            static_cast<std::streamsize>(view.size() * sizeof(value)));
  if (!file) throw std::runtime_error(path + " ends too early");
  return view;
}

}  // namespace kordon::perf
