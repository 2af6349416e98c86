// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/kernel/tuning.hpp>
#include <kordon/memory/scratch.hpp>
#include <kordon/ndimage/kernel/image.hpp>
#include <kordon/ndimage/kernel/nonzero_mask.hpp>
#include <kordon/ndimage/kernel/sample_lanes.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// A column of results, with any strides (in elements).
template <class Data, class Exec>
using column =
    Kokkos::View<Data, Kokkos::LayoutStride, Kokkos::Device<Exec, typename Exec::memory_space>,
                 Kokkos::MemoryTraits<Kokkos::Unmanaged>>;

/// The results of `measure_objects`: row i is label i + 1. The number of rows is the capacity.
template <class T, class Exec>
struct object_table {
  column<std::int64_t*, Exec> area;            ///< [capacity]
  column<double**, Exec> centroid;             ///< [capacity, rank], in pixels
  column<std::int64_t***, Exec> bounding_box;  ///< [capacity, rank, 2]: first, one past the last
  column<double*, Exec> mean;                  ///< [capacity], as `minimum` and `maximum`
  column<T*, Exec> minimum, maximum;
  std::int32_t* count;  ///< the largest label present
};

namespace measure_step {

/// The part of an image [n0, n1, n2] that one work item reads: lines (of all planes, in order) by
/// columns. Neighbouring narrow work items read neighbouring columns; a core reads long pieces of
/// lines.
template <class Exec>
struct tiles {
  static constexpr bool wide = v0::kernel::is_host_exec<Exec>;
  std::int64_t rows, lines, width, tile_lines, tile_width, across, count;

  tiles(std::int64_t n0, std::int64_t n1, std::int64_t n2) : rows(n1), lines(n0 * n1), width(n2) {
    tile_lines = 64;
    tile_width = 1;
    if constexpr (wide) {
      const std::int64_t share = lines * width / 64;
      const std::int64_t pixels = share < 16384 ? 16384 : share > 262144 ? 262144 : share;
      tile_width = width < 16384 ? width : 16384;
      tile_lines = tile_width > 0 ? (pixels + tile_width - 1) / tile_width : 1;
    }
    across = tile_width > 0 ? (width + tile_width - 1) / tile_width : 0;
    count = across * ((lines + tile_lines - 1) / tile_lines);
  }
};

template <class T>
struct reset_sums {
  object_sums<T>* sums;
  std::int64_t capacity;
  std::int32_t* count;

  KOKKOS_FUNCTION void operator()(std::int64_t i) const {
    if (i == 0) *count = 0;
    if (i < capacity) sums[i].reset();
  }
};

/// Adds up the objects of a tile: per run of equal labels first, then in a few sums that a work
/// item keeps for itself, and only from there to the sums that all share.
template <class Exec, class T>
struct add_pixels {
  using traits = sample_traits<T>;
  using own_sums = object_sums<T>;
  /// A core keeps as many sums as fit its nearest cache; a narrow work item keeps one.
  static constexpr int kept = tiles<Exec>::wide ? 128 : 1;

  tiles<Exec> grid;
  image<const std::int32_t, Exec> labels;
  image<const T, Exec> samples;
  own_sums* sums;
  std::int64_t capacity;
  std::int32_t* count;

  struct keeper {
    std::int32_t label[kept];
    own_sums sums[kept];
    std::int32_t largest = 0;
  };

  KOKKOS_FUNCTION own_sums& kept_for(keeper& own, std::int32_t label) const {
    const int slot = static_cast<int>(static_cast<std::uint32_t>(label) % kept);
    if (own.label[slot] != label) {
      if (own.label[slot] != 0) own.sums[slot].add_to(sums[own.label[slot] - 1]);
      own.label[slot] = label;
      own.sums[slot].reset();
    }
    return own.sums[slot];
  }

  /// Adds the run [from, to) of one label.
  template <bool Adjacent>
  KOKKOS_FUNCTION void add_run(keeper& own, std::int32_t label, const T* line, std::int64_t plane,
                               std::int64_t row, std::int64_t from, std::int64_t to) const {
    if (label <= 0) return;
    if (label > own.largest) own.largest = label;
    if (label > capacity) return;
    own_sums& object = kept_for(own, label);
    object.add_run(plane, row, from, to);
    sample_lanes<T, tiles<Exec>::wide ? 4 : 1> lanes;
    const std::int64_t stride = Adjacent ? 1 : samples.stride(2);
    lanes.add_run(line + from * stride, to - from, stride);
    lanes.add_to(object);
  }

  /// Bit p: the label of pixel x + p differs from the one before it.
  KOKKOS_FUNCTION static std::uint64_t changes(const std::int32_t* line, std::int64_t x) {
    unsigned char differs[64];
    for (int p = 0; p < 64; ++p) differs[p] = line[x + p] != line[x + p - 1] ? 1 : 0;
    return nonzero_mask(differs);
  }

  template <bool Adjacent>
  KOKKOS_FUNCTION void add_line(keeper& own, std::int64_t plane, std::int64_t row,
                                std::int64_t from, std::int64_t to) const {
    const std::int32_t* const label =
        labels.data() + plane * labels.stride(0) + row * labels.stride(1);
    const T* const line = samples.data() + plane * samples.stride(0) + row * samples.stride(1);
    const std::int64_t stride = Adjacent ? 1 : labels.stride(2);
    std::int64_t start = from;
    std::int64_t x = from + 1;
    if constexpr (Adjacent && tiles<Exec>::wide) {
      for (; x + 64 <= to; x += 64) {
        for (std::uint64_t change = changes(label, x); change != 0; change &= change - 1) {
          const std::int64_t at = x + Kokkos::Experimental::countr_zero_builtin(change);
          add_run<Adjacent>(own, label[start], line, plane, row, start, at);
          start = at;
        }
      }
    }
    for (; x < to; ++x) {
      if (label[x * stride] == label[start * stride]) continue;
      add_run<Adjacent>(own, label[start * stride], line, plane, row, start, x);
      start = x;
    }
    add_run<Adjacent>(own, label[start * stride], line, plane, row, start, to);
  }

  KOKKOS_FUNCTION void operator()(std::int64_t tile) const {
    const std::int64_t down = tile / grid.across;
    const std::int64_t from = (tile - down * grid.across) * grid.tile_width;
    const std::int64_t to =
        from + grid.tile_width < grid.width ? from + grid.tile_width : grid.width;
    const std::int64_t first = down * grid.tile_lines;
    const std::int64_t end =
        first + grid.tile_lines < grid.lines ? first + grid.tile_lines : grid.lines;
    const bool adjacent = labels.stride(2) == 1 && samples.stride(2) == 1;
    keeper own;
    for (int slot = 0; slot < kept; ++slot) {
      own.label[slot] = 0;
      own.sums[slot].reset();
    }
    std::int64_t plane = first / grid.rows;
    std::int64_t row = first - plane * grid.rows;
    for (std::int64_t line = first; line < end; ++line) {
      if (adjacent) {
        add_line<true>(own, plane, row, from, to);
      } else {
        add_line<false>(own, plane, row, from, to);
      }
      if (++row == grid.rows) {
        row = 0;
        ++plane;
      }
    }
    for (int slot = 0; slot < kept; ++slot) {
      if (own.label[slot] != 0) own.sums[slot].add_to(sums[own.label[slot] - 1]);
    }
    if (own.largest > Kokkos::atomic_load(count)) Kokkos::atomic_max(count, own.largest);
  }
};

template <class Exec, class T>
struct finish_objects {
  using traits = sample_traits<T>;
  const object_sums<T>* sums;
  object_table<T, Exec> table;

  KOKKOS_FUNCTION void operator()(std::int64_t i) const {
    const object_sums<T> object = sums[i];
    const bool any = object.area > 0;
    const auto area = static_cast<double>(object.area);
    const double none = Kokkos::Experimental::quiet_NaN_v<double>;
    table.area(i) = object.area;
    table.mean(i) = any ? static_cast<double>(object.sum) / area : none;
    const int rank = static_cast<int>(table.centroid.extent(1));
    for (int axis = 0; axis < rank; ++axis) {
      const int k = 3 - rank + axis;
      table.centroid(i, axis) = any ? static_cast<double>(object.at[k]) / area : none;
      table.bounding_box(i, axis, 0) = any ? object.first[k] : 0;
      table.bounding_box(i, axis, 1) = object.last[k] + 1;
    }
    const bool compared = object.low <= object.high;
    table.minimum(i) = compared ? traits::from_key(object.low) : traits::none();
    table.maximum(i) = compared ? traits::from_key(object.high) : traits::none();
  }
};

}  // namespace measure_step

/// The scratch of `measure_objects` for samples of type T, in bytes.
template <class T>
std::size_t measure_objects_scratch_bytes(std::int64_t capacity) {
  scratch counted;
  counted.take<object_sums<T>>(static_cast<std::size_t>(capacity));
  return counted.used();
}

/// Measures the objects of a label image [n0, n1, n2]: the pixels labelled i > 0 become row i - 1
/// of `table` (see scipy.ndimage: center_of_mass without weights, find_objects, mean, minimum,
/// maximum). `count` is the largest label; labels above the capacity are counted, not measured.
/// Every row is written: where there is no pixel with area 0, box 0, centroid and mean NaN,
/// extremes NaN or (integers) 0. A NaN sample makes the mean NaN and is passed over by the
/// extremes. Returns at once; no array may overlap another.
///
/// All results are exact but the means of floating-point samples: sums in double, in an order that
/// may change between runs; relative to the sum of magnitudes the error is below (longest run +
/// runs) * 2^-53.
template <class Exec, class T>
void measure_objects(const Exec& exec, const image<const std::int32_t, Exec>& labels,
                     const image<const T, Exec>& samples, const object_table<T, Exec>& table,
                     scratch& space) {
  using namespace measure_step;
  using items = Kokkos::IndexType<std::int64_t>;
  using even = Kokkos::RangePolicy<Exec, items>;
  using uneven = Kokkos::RangePolicy<Exec, items, Kokkos::Schedule<Kokkos::Dynamic>>;
  const auto capacity = static_cast<std::int64_t>(table.area.extent(0));
  auto* const sums = space.take<object_sums<T>>(static_cast<std::size_t>(capacity));
  const tiles<Exec> grid(labels.extent(0), labels.extent(1), labels.extent(2));
  Kokkos::parallel_for("kordon::ndimage.measure_objects::reset",
                       even(exec, 0, capacity > 0 ? capacity : 1),
                       reset_sums<T>{sums, capacity, table.count});
  Kokkos::parallel_for("kordon::ndimage.measure_objects::add",
                       uneven(exec, 0, grid.count, Kokkos::ChunkSize(1)),
                       add_pixels<Exec, T>{grid, labels, samples, sums, capacity, table.count});
  Kokkos::parallel_for("kordon::ndimage.measure_objects::finish", even(exec, 0, capacity),
                       finish_objects<Exec, T>{sums, table});
}

}  // namespace kordon::v0::ndimage::kernel
