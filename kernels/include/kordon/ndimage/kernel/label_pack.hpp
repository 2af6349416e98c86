// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/ndimage/kernel/label_runs.hpp>
#include <kordon/ndimage/kernel/nonzero_mask.hpp>

/// The first step of `label`: from pixels to words.
namespace kordon::inline v0::ndimage::kernel::label_step {

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

/// Lines whose pixels do not lie side by side are read and written some at a time: neighbouring
/// lines may share the memory that a core fetches for one of them.
inline constexpr int line_bundle = 16;

/// Packs the pixels of a block into words, and counts the runs that start in it.
template <class Exec, class T>
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
  /// Returns `count` and the runs that start in them.
  KOKKOS_FUNCTION std::int32_t pack_line(const T* pixels, std::int64_t rest, std::int64_t from,
                                         std::int64_t to, std::int32_t count) const {
    std::uint64_t* const masks = runs.at.masks;
    std::int32_t* const before = runs.at.before;
    // The pixel to the left of a block is read again, so that blocks need not wait for each other.
    std::uint64_t left = rest < runs.grid.width ? pack(pixels - in.stride, 1) << 63 : 0;
    std::int64_t w = from;
    const auto add = [&](std::uint64_t word) {
      masks[w] = word;
      before[w] = count;
      count += bits::count(bits::run_starts(word, left));
      left = word;
    };
    if (in.stride == 1) {
      const std::int64_t full = rest / bits::word_pixels;
      const std::int64_t end = full < to - from ? from + full : to;
      const auto* bytes = reinterpret_cast<const unsigned char*>(pixels);
      for (; w < end; ++w, bytes += bits::word_pixels) add(nonzero_mask(bytes));
    }
    for (; w < to; ++w) {
      const std::int64_t at = (w - from) * bits::word_pixels;
      add(pack(pixels + at * in.stride, rest - at));
    }
    return count;
  }

  /// The words of up to `line_bundle` lines.
  KOKKOS_FUNCTION void gather(std::int64_t line, int lines) const {
    const label_grid& grid = runs.grid;
    const T* start[line_bundle];
    for (int i = 0; i < lines; ++i) start[i] = in.line(grid, line + i);
    for (std::int64_t c = 0; c < grid.line_words; ++c) {
      std::uint64_t word[line_bundle] = {};
      const std::int64_t at = c * bits::word_pixels;
      for (int p = 0; p < bits::word_pixels && at + p < grid.width; ++p) {
        const std::int64_t pixel = (at + p) * in.stride;
        for (int i = 0; i < lines; ++i) word[i] |= std::uint64_t{start[i][pixel] != T(0)} << p;
      }
      for (int i = 0; i < lines; ++i) runs.at.masks[(line + i) * grid.line_words + c] = word[i];
    }
  }

  KOKKOS_FUNCTION void gather_block(std::int64_t block) const {
    const std::int64_t length = runs.grid.line_words;
    const std::int64_t first = runs.first_word(block) / length;
    const std::int64_t end = runs.end_word(block) / length;
    std::int32_t count = 0;
    for (std::int64_t line = first; line < end; line += line_bundle) {
      const int lines = static_cast<int>(end - line < line_bundle ? end - line : line_bundle);
      gather(line, lines);
      for (std::int64_t i = line; i < line + lines; ++i) {
        std::uint64_t left = 0;
        for (std::int64_t w = i * length; w < (i + 1) * length; ++w) {
          runs.at.before[w] = count;
          count += bits::count(bits::run_starts(runs.at.masks[w], left));
          left = runs.at.masks[w];
        }
      }
    }
    runs.at.before[runs.first_word(block)] = count;
  }

  KOKKOS_FUNCTION void operator()(std::int64_t block) const {
    const label_grid& grid = runs.grid;
    if constexpr (v0::kernel::is_host_exec<Exec>) {
      if (in.stride != 1 && grid.whole_lines) {
        gather_block(block);
        return;
      }
    }
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

}  // namespace kordon::v0::ndimage::kernel::label_step
