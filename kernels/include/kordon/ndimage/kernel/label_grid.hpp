// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/kernel/pack.hpp>
#include <kordon/kernel/tuning.hpp>
#include <kordon/memory/scratch.hpp>
#include <kordon/ndimage/kernel/bit_runs.hpp>

namespace kordon::inline v0::ndimage::kernel {

/// How `label` cuts an image [n0, n1, n2] into words of 64 pixels and words into blocks, one work
/// item each.
///
/// A narrow machine takes one word at a time; a core takes whole lines, up to a 128th of the image,
/// so that it can merge most of its runs alone, before it meets the others.
struct label_grid {
  std::int64_t planes = 0, rows = 0, width = 0;
  std::int64_t line_words = 0, words = 0;
  std::int64_t block_words = 1, blocks = 0;
  std::int64_t most_runs = 0;
  bool whole_lines = false;  ///< no line is shared by two blocks

  template <class Exec>
  static label_grid of(std::int64_t n0, std::int64_t n1, std::int64_t n2) {
    // A last axis of one pixel would fill a 64th of each word: the axis before it takes its place.
    for (int i = 0; i < 2 && n2 == 1; ++i) {
      n2 = n1;
      n1 = n0;
      n0 = 1;
    }
    label_grid g{.planes = n0, .rows = n1, .width = n2};
    g.line_words = (n2 + bits::word_pixels - 1) / bits::word_pixels;
    g.words = n0 * n1 * g.line_words;
    g.most_runs = n0 * n1 * ((n2 + 1) / 2);
    if constexpr (v0::kernel::is_host_exec<Exec>) {
      const std::int64_t share = g.words / 128 < 64 ? 64 : g.words / 128;
      g.whole_lines = g.line_words <= share && g.line_words > 0;
      g.block_words = g.whole_lines ? share / g.line_words * g.line_words : share;
    }
    g.blocks = (g.words + g.block_words - 1) / g.block_words;
    return g;
  }
};

/// Runs of a word that comparisons tell apart: words of an image rarely have more. Without AVX each
/// comparison takes several instructions.
inline constexpr int few_runs = kordon::kernel::vector_bytes > 16 ? 3 : 2;

/// The scratch of `label`. Runs (stretches of foreground in a line) are numbered from 1 in raster
/// order.
struct label_scratch {
  std::uint64_t* masks;  ///< [words] the pixels
  std::int32_t* before;  ///< [blocks * block_words + 1] the number of runs that start before a word
  /// [most_runs + few_runs] of each run; negated labels at the end; run 0 is the background, and
  /// those after the last one may be read, for nothing.
  std::int32_t* parent;

  static label_scratch lay_out(const label_grid& g, scratch& s) {
    return {s.take<std::uint64_t>(static_cast<std::size_t>(g.words)),
            s.take<std::int32_t>(static_cast<std::size_t>(g.blocks * g.block_words + 1)),
            s.take<std::int32_t>(static_cast<std::size_t>(g.most_runs + few_runs))};
  }
};

}  // namespace kordon::v0::ndimage::kernel
