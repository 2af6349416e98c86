// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/stream.hpp>
#include <kordon/ndimage/kernel/label_pack.hpp>

/// The last step of `label`: from runs to the labels of pixels.
namespace kordon::inline v0::ndimage::kernel::label_step {

/// Writes the labels of one part of each word of a block.
template <class Exec>
struct write_labels {
  /// Neighbouring narrow work items write neighbouring pixels; a core writes a word at a time.
  static constexpr int part = v0::kernel::is_host_exec<Exec> ? bits::word_pixels : 1;
  static constexpr int parts = bits::word_pixels / part;

  using labels_of_part = std::int32_t[part];

  runs_of_words runs;
  pixel_lines<std::int32_t> out;
  bool streams;  // past the caches: all vectors are aligned

  /// Calls write(labels of the word's pixels from bit `at` on). `run` is the last run that starts
  /// before the word. (Each way calls it for itself, so that the labels of few runs stay in registers.)
  template <class Write>
  KOKKOS_FORCEINLINE_FUNCTION static void expand(std::uint64_t word, std::uint64_t was, int at,
                                                 const std::int32_t* run, const Write& write) {
    labels_of_part labels;
    const std::uint64_t starts = word & ~was;
    if constexpr (part == bits::word_pixels) {
      // The run that holds the first set pixel either comes from the left or starts here.
      const bool fresh = (word & was & 1) == 0;
      const std::int32_t* const first = run + (fresh && starts != 0 ? 1 : 0);
      std::uint64_t later = fresh ? starts & (starts - 1) : starts;
      int from[few_runs] = {};
      for (int r = 1; r < few_runs; ++r) {
        from[r] = bits::lowest(later);
        later &= later - 1;
      }
      if (later == 0) {
        expand_few(word, from, first, labels);
        write(labels);
      } else {
        expand_many(word, starts, run, labels);
        write(labels);
      }
    } else {
      run += bits::count(starts & bits::through(at));
      labels[0] = (word >> at & 1) != 0 ? -*run : 0;
      write(labels);
    }
  }

  /// Few runs, run first[r] from bit from[r] on (64: none): whole vectors of pixels, without a branch.
  KOKKOS_FORCEINLINE_FUNCTION static void expand_few(std::uint64_t word,
                                                     const int (&from)[few_runs],
                                                     const std::int32_t* first,
                                                     labels_of_part& labels) {
    const std::uint32_t half[2] = {static_cast<std::uint32_t>(word),
                                   static_cast<std::uint32_t>(word >> 32)};
    std::int32_t value[few_runs];
    for (int r = 0; r < few_runs; ++r) value[r] = first[r];
    for (int h = 0; h < 2; ++h) {
      for (int p = 0; p < 32; ++p) {
        std::int32_t label = value[0];
        for (int r = 1; r < few_runs; ++r) label = 32 * h + p >= from[r] ? value[r] : label;
        labels[32 * h + p] = (half[h] & bits::single(p)) != 0 ? -label : 0;
      }
    }
  }

  /// Any number of runs: eight pixels at a time learn which run they are in (0 stands for none).
  [[gnu::noinline]] KOKKOS_FUNCTION static void expand_many(std::uint64_t word,
                                                            std::uint64_t starts,
                                                            const std::int32_t* run,
                                                            labels_of_part& labels) {
    constexpr std::uint64_t ones = 0x0101010101010101u;
    const int started = bits::count(starts);
    std::int32_t value[bits::word_pixels / 2 + 2];
    value[0] = 0;
    for (int s = 0; s <= started; ++s) value[1 + s] = -run[s];
    std::uint64_t so_far = 1;
    for (int p = 0; p < bits::word_pixels; p += 8) {
      const std::uint64_t last =
          (bits::spread(starts >> p) + so_far) * ones;  // byte j: sum of 0..j
      const std::uint64_t which = last & bits::spread(word >> p) * 0xff;
      for (int j = 0; j < 8; ++j) labels[p + j] = value[which >> 8 * j & 0xff];
      so_far = last >> 56;
    }
  }

  /// One word, of which `count` pixels are left in the line from bit `at` on.
  KOKKOS_FORCEINLINE_FUNCTION void put(std::int32_t* to, std::int64_t count, std::uint64_t word,
                                       std::uint64_t was, int at, const std::int32_t* run) const {
    expand(word, was, at, run, [&](const labels_of_part& labels) {
      if constexpr (part == bits::word_pixels) {
        if (out.stride == 1 && count >= part) {
          put_packs(to, labels);
          return;
        }
      }
      for (int p = 0; p < part && p < count; ++p) to[p * out.stride] = labels[p];
    });
  }

  KOKKOS_FORCEINLINE_FUNCTION void put_packs(std::int32_t* to, const labels_of_part& labels) const {
    constexpr int lanes = v0::kernel::pack_lanes<std::int32_t, Exec>;
    using pack = v0::kernel::pack<std::int32_t, lanes>;
    if (streams) {
      v0::kernel::unrolled<part / lanes>(
          [&](int i) { v0::kernel::stream(pack::load(labels + i * lanes), to + i * lanes); });
    } else {
      v0::kernel::unrolled<part / lanes>(
          [&](int i) { pack::load(labels + i * lanes).store(to + i * lanes); });
    }
  }

  /// The labels of up to `line_bundle` lines.
  KOKKOS_FUNCTION void scatter(std::int64_t line, int lines) const {
    const label_grid& grid = runs.grid;
    std::int32_t* start[line_bundle];
    for (int i = 0; i < lines; ++i) start[i] = out.line(grid, line + i);
    for (std::int64_t c = 0; c < grid.line_words; ++c) {
      std::int32_t labels[line_bundle][bits::word_pixels];
      for (int i = 0; i < lines; ++i) {
        const std::int64_t w = (line + i) * grid.line_words + c;
        const std::uint64_t word = runs.at.masks[w];
        expand(word, bits::shift_in(word, runs.left_of(w, c)), 0,
               runs.at.parent + runs.at.before[w], [&](const labels_of_part& each) {
                 for (int p = 0; p < part; ++p) labels[i][p] = each[p];
               });
      }
      const std::int64_t at = c * bits::word_pixels;
      for (int p = 0; p < bits::word_pixels && at + p < grid.width; ++p) {
        const std::int64_t pixel = (at + p) * out.stride;
        for (int i = 0; i < lines; ++i) start[i][pixel] = labels[i][p];
      }
    }
  }

  KOKKOS_FUNCTION void operator()(std::int64_t item) const {
    const label_grid& grid = runs.grid;
    const std::int64_t block = item / parts;
    if constexpr (part == bits::word_pixels) {
      if (out.stride != 1 && grid.whole_lines) {
        const std::int64_t stop = runs.end_word(block) / grid.line_words;
        for (std::int64_t i = runs.first_word(block) / grid.line_words; i < stop;
             i += line_bundle) {
          scatter(i, static_cast<int>(stop - i < line_bundle ? stop - i : line_bundle));
        }
        return;
      }
    }
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
    if (streams) v0::kernel::settle_streams();
  }
};

}  // namespace kordon::v0::ndimage::kernel::label_step
