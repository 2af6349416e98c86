// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/ndimage/kernel/image.hpp>
#include <kordon/ndimage/kernel/label_pack.hpp>
#include <kordon/ndimage/kernel/label_write.hpp>

namespace kordon::inline v0::ndimage::kernel {

namespace label_step {

/// An image without pixels has no components.
struct no_labels {
  std::int32_t* count;
  KOKKOS_FUNCTION void operator()(std::int64_t) const { *count = 0; }
};

}  // namespace label_step

/// The scratch of `label`, in bytes, for images [n0, n1, n2].
template <class Exec>
std::size_t label_scratch_bytes(std::int64_t n0, std::int64_t n1, std::int64_t n2) {
  scratch counted;
  label_scratch::lay_out(label_grid::of<Exec>(n0, n1, n2), counted);
  return counted.used();
}

/// Numbers the connected components of the nonzero pixels of `in` [n0, n1, n2] in raster order of
/// their first pixels, in `labels` [n0, n1, n2] (0 elsewhere), and writes how many there are to
/// `*count` (memory of `exec`). Pixels touch when they differ by one step along at most
/// `connectivity` (1..3) axes: the result is scipy.ndimage.label's with
/// generate_binary_structure(rank, connectivity). Returns at once. `in` and `labels` must not
/// overlap; the image must have room for fewer than 2^31 runs (pixels / 2).
///
/// Runs of set bits instead of pixels are merged (He, Chao, Suzuki: "A run-based two-scan labeling
/// algorithm", 2008), in a lock-free union-find. Work items: blocks of words.
template <class Exec, class T>
void label(const Exec& exec, const image<const T, Exec>& in, int connectivity,
           const image<std::int32_t, Exec>& labels, std::int32_t* count, scratch& space) {
  static_assert(sizeof(T) == 1);
  using namespace label_step;
  // The same threads get the same blocks in all steps that cost the same everywhere: what they wrote
  // is in their caches, and pixels may be in memory near them. The others go to whoever is free.
  using items = Kokkos::IndexType<std::int64_t>;
  using even = Kokkos::RangePolicy<Exec, items>;
  using uneven = Kokkos::RangePolicy<Exec, items, Kokkos::Schedule<Kokkos::Dynamic>>;
  const auto grid = label_grid::of<Exec>(in.extent(0), in.extent(1), in.extent(2));
  if (grid.words == 0) {
    Kokkos::parallel_for("kordon::ndimage.label::empty", even(exec, 0, 1), no_labels{count});
    return;
  }
  const runs_of_words runs{grid, label_scratch::lay_out(grid, space)};
  const auto before = lines_before::of(grid, connectivity);
  const auto out = pixel_lines<std::int32_t>::of(labels);
  const even blocks(exec, 0, grid.blocks);
  const uneven next_blocks(exec, 0, grid.blocks, Kokkos::ChunkSize(1));
  Kokkos::parallel_for("kordon::ndimage.label::pack", blocks,
                       pack_words<Exec, T>{runs, pixel_lines<const T>::of(in)});
  Kokkos::parallel_scan("kordon::ndimage.label::count", blocks, count_before{runs});
  Kokkos::parallel_for("kordon::ndimage.label::number", next_blocks, number_runs{runs, before});
  if (before.count > 0) {
    Kokkos::parallel_for("kordon::ndimage.label::merge", next_blocks, merge_blocks{runs, before});
  }
  Kokkos::parallel_scan("kordon::ndimage.label::roots", blocks, number_roots{runs, count});
  Kokkos::parallel_for("kordon::ndimage.label::resolve", blocks, resolve_runs{runs});
  using write = write_labels<Exec>;
  const bool streams = out.stride == 1 && kordon::kernel::streams_to<Exec>(
                                              out.data, grid.planes * grid.rows * grid.width,
                                              {out.row_stride, out.plane_stride});
  Kokkos::parallel_for("kordon::ndimage.label::write", even(exec, 0, grid.blocks * write::parts),
                       write{runs, out, streams});
}

}  // namespace kordon::v0::ndimage::kernel
