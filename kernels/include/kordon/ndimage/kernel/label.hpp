// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/ndimage/kernel/image.hpp>
#include <kordon/ndimage/kernel/label_runs.hpp>
#include <kordon/ndimage/kernel/host_vector.hpp>

namespace kordon::inline v0::ndimage::kernel {

namespace label_step {

/// Where the pixels of a line lie: a base and strides, with the axes that `label_grid` drops
/// dropped.
template <class T>
struct pixel_lines {
  T* data;
  std::int64_t plane_stride, row_stride, stride;

  template <class View>
  static pixel_lines of(const View& v) {
    pixel_lines p{v.data(), static_cast<std::int64_t>(v.stride(0)),
                  static_cast<std::int64_t>(v.stride(1)), static_cast<std::int64_t>(v.stride(2))};
    if (v.extent(2) != 1) return p;
    if (v.extent(1) != 1) return {p.data, 0, p.plane_stride, p.row_stride};
    return {p.data, 0, 0, p.plane_stride};
  }

  KOKKOS_FUNCTION T* line(const label_grid& grid, std::int64_t index) const {
    const std::int64_t plane = index / grid.rows;
    return data + plane * plane_stride + (index - plane * grid.rows) * row_stride;
  }
};

/// Packs the pixels of a block into words, and counts the runs that start in it.
template <class T>
struct pack_words {
  runs_of_words runs;
  pixel_lines<const T> in;

  KOKKOS_FUNCTION std::uint64_t pack(const T* pixels, std::int64_t count) const {
    std::uint64_t word = 0;
    for (int p = 0; p < bits::word_pixels && p < count; ++p) {
      word |= std::uint64_t{pixels[p * in.stride] != T(0)} << p;
    }
    return word;
  }

  /// The words [from, to) of one line, the first at `pixels`; `rest` pixels of the line are left.
  KOKKOS_FUNCTION std::int32_t pack_line(const T* pixels, std::int64_t rest, std::int64_t from,
                                         std::int64_t to, std::int32_t count) const {
    std::uint64_t* const masks = runs.at.masks;
    std::int32_t* const before = runs.at.before;
    // The pixel to the left of a block is read again, so that blocks need not wait for each other.
    std::uint64_t left = rest < runs.grid.width ? pack(pixels - in.stride, 1) << 63 : 0;
    for (std::int64_t w = from; w < to; ++w) {
      const std::uint64_t word =
          in.stride == 1 && rest >= bits::word_pixels
              ? host_vector::nonzero_mask(reinterpret_cast<const unsigned char*>(pixels))
              : pack(pixels, rest);
      masks[w] = word;
      before[w] = count;
      count += bits::count(bits::run_starts(word, left));
      left = word;
      pixels += bits::word_pixels * in.stride;
      rest -= bits::word_pixels;
    }
    return count;
  }

  KOKKOS_FUNCTION void operator()(std::int64_t block) const {
    const label_grid& grid = runs.grid;
    const std::int64_t first = runs.first_word(block);
    const std::int64_t end = runs.end_word(block);
    std::int64_t line = first / grid.line_words;
    std::int32_t count = 0;
    for (std::int64_t w = first; w < end; ++line) {
      const std::int64_t next = (line + 1) * grid.line_words;
      const std::int64_t to = next < end ? next : end;
      const std::int64_t at = (w - line * grid.line_words) * bits::word_pixels;
      count = pack_line(in.line(grid, line) + at * in.stride, grid.width - at, w, to, count);
      w = to;
    }
    runs.at.before[first] = count;
  }
};

/// Writes the labels of one part of each word of a block.
template <class Exec>
struct write_labels {
  /// Neighbouring narrow work items write neighbouring pixels; a core writes a word at a time.
  static constexpr int part = v0::kernel::is_host_exec<Exec> ? bits::word_pixels : 1;
  static constexpr int parts = bits::word_pixels / part;

  runs_of_words runs;
  pixel_lines<std::int32_t> out;
  bool stream;

  /// The labels of the word's pixels from bit `at` on. `run` is the last run that starts before the word.
  KOKKOS_FUNCTION static void expand(std::uint64_t word, std::uint64_t was, int at,
                                     const std::int32_t* run, std::int32_t* labels) {
    const std::uint64_t starts = word & ~was;
    if constexpr (part == bits::word_pixels) {
      // The run that holds the first set pixel either comes from the left or starts here.
      const bool fresh = (word & was & 1) == 0;
      const std::uint64_t later = fresh ? starts & (starts - 1) : starts;
      if ((later & (later - 1)) == 0) {
        const std::int32_t* first = run + (fresh && starts != 0 ? 1 : 0);
        expand_two(word, bits::count((later - 1) & ~later), -first[0], -first[later != 0 ? 1 : 0],
                   labels);
      } else {
        expand_many(word, starts, run, labels);
      }
    } else {
      run += bits::count(starts & bits::through(at));
      labels[0] = (word >> at & 1) != 0 ? -*run : 0;
    }
  }

  /// At most two runs, the second from bit `from` on: whole vectors of pixels, without a branch.
  KOKKOS_FUNCTION static void expand_two(std::uint64_t word, int from, std::int32_t first,
                                         std::int32_t second, std::int32_t* labels) {
    const std::uint32_t half[2] = {static_cast<std::uint32_t>(word),
                                   static_cast<std::uint32_t>(word >> 32)};
    for (int h = 0; h < 2; ++h) {
      for (int p = 0; p < 32; ++p) {
        const std::int32_t label = 32 * h + p >= from ? second : first;
        labels[32 * h + p] = (half[h] & bits::single[p]) != 0 ? label : 0;
      }
    }
  }

  /// Any number of runs: eight pixels at a time learn which run they are in (0 stands for none).
  KOKKOS_FUNCTION static void expand_many(std::uint64_t word, std::uint64_t starts,
                                          const std::int32_t* run, std::int32_t* labels) {
    constexpr std::uint64_t ones = 0x0101010101010101u;
    const int started = bits::count(starts);
    std::int32_t value[bits::word_pixels / 2 + 2];
    value[0] = 0;
    for (int s = 0; s <= started; ++s) value[1 + s] = -run[s];
    std::uint64_t so_far = 1;
    for (int p = 0; p < bits::word_pixels; p += 8) {
      const std::uint64_t last = (bits::spread(starts >> p) + so_far) * ones;  // byte j: sum of 0..j
      const std::uint64_t which = last & bits::spread(word >> p) * 0xff;
      for (int j = 0; j < 8; ++j) labels[p + j] = value[which >> 8 * j & 0xff];
      so_far = last >> 56;
    }
  }

  /// One word, of which `count` pixels are left in the line from bit `at` on.
  KOKKOS_FUNCTION void put(std::int32_t* to, std::int64_t count, std::uint64_t word,
                           std::uint64_t was, int at, const std::int32_t* run) const {
    std::int32_t labels[part];
    if constexpr (part == bits::word_pixels) {
      if (out.stride == 1 && count >= part) {
        if (!stream) {
          expand(word, was, at, run, to);
        } else if (word == 0) {
          constexpr std::int32_t zeros[part] = {};
          host_vector::stream<part>(to, zeros);
        } else {
          expand(word, was, at, run, labels);
          host_vector::stream<part>(to, labels);
        }
        return;
      }
    }
    expand(word, was, at, run, labels);
    for (int p = 0; p < part && p < count; ++p) to[p * out.stride] = labels[p];
  }

  KOKKOS_FUNCTION void operator()(std::int64_t item) const {
    const label_grid& grid = runs.grid;
    const std::int64_t block = item / parts;
    const int within = static_cast<int>(item % parts) * part;
    const std::int64_t end = runs.end_word(block);
    std::int64_t line = runs.first_word(block) / grid.line_words;
    for (std::int64_t w = runs.first_word(block); w < end; ++line) {
      const std::int64_t next = (line + 1) * grid.line_words;
      const std::int64_t to = next < end ? next : end;
      std::int64_t column = w - line * grid.line_words;
      std::int32_t* const pixels = out.line(grid, line);
      std::uint64_t left = runs.left_of(w, column);
      for (; w < to; ++w, ++column) {
        const std::int64_t at = column * bits::word_pixels + within;
        const std::uint64_t word = runs.at.masks[w];
        put(pixels + at * out.stride, grid.width - at, word, bits::shift_in(word, left), within,
            runs.at.parent + runs.at.before[w]);
        left = word;
      }
    }
    if (stream) host_vector::finish_streaming();
  }
};

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
  const bool stream =
      static_cast<std::int64_t>(labels.size() * sizeof(std::int32_t)) >=
          host_vector::worth_streaming &&
      host_vector::can_stream(out.data) && (out.row_stride | out.plane_stride) % 4 == 0;
  const auto blocks = [&] { return uneven(exec, 0, grid.blocks, Kokkos::ChunkSize(1)); };
  Kokkos::parallel_for("kordon::ndimage.label::pack", blocks(),
                       pack_words<T>{runs, pixel_lines<const T>::of(in)});
  Kokkos::parallel_scan("kordon::ndimage.label::count", even(exec, 0, grid.blocks),
                        count_before{runs});
  Kokkos::parallel_for("kordon::ndimage.label::number", blocks(), number_runs{runs, before});
  if (before.count > 0) {
    Kokkos::parallel_for("kordon::ndimage.label::merge", blocks(), merge_blocks{runs, before});
  }
  Kokkos::parallel_scan("kordon::ndimage.label::roots", even(exec, 0, grid.blocks),
                        number_roots{runs, count});
  Kokkos::parallel_for("kordon::ndimage.label::resolve", blocks(), resolve_runs{runs});
  using write = write_labels<Exec>;
  Kokkos::parallel_for("kordon::ndimage.label::write",
                       uneven(exec, 0, grid.blocks * write::parts, Kokkos::ChunkSize(1)),
                       write{runs, out, stream});
}

}  // namespace kordon::v0::ndimage::kernel
