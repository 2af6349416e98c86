// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/memory/scratch.hpp>
#include <kordon/ndimage/kernel/image.hpp>

#include "bench.hpp"

/// What a program that calls a kernel without dispatch writes itself.
namespace kordon::perf {

/// A View of rank up to 3 as the kernels take it.
template <class T, class View>
ndimage::kernel::image<T, exec> as_image(const View& v) {
  Kokkos::LayoutStride layout(1, 0, 1, 0, 1, 0);
  for (std::size_t i = 0; i < View::rank(); ++i) {
    layout.dimension[3 - View::rank() + i] = v.extent(i);
    layout.stride[3 - View::rank() + i] = v.stride(i);
  }
  return ndimage::kernel::image<T, exec>(v.data(), layout);
}

/// A block of scratch that lives as long as the benchmark.
class scratch_block {
 public:
  explicit scratch_block(std::size_t bytes) : block_("kordon::perf::scratch", bytes) {}
  scratch get() const { return {block_.data(), block_.size()}; }

 private:
  Kokkos::View<std::byte*, exec> block_;
};

}  // namespace kordon::perf
