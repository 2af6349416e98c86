// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/ndimage/kernel/label_grid.hpp>
#include <kordon/ndimage/kernel/union_find.hpp>

/// The steps of `label` between the pixels and the labels; they see words and runs only.
namespace kordon::inline v0::ndimage::kernel::label_step {

/// What every step knows.
struct runs_of_words {
  label_grid grid;
  label_scratch at;

  KOKKOS_FUNCTION std::int64_t first_word(std::int64_t block) const {
    return block * grid.block_words;
  }
  KOKKOS_FUNCTION std::int64_t end_word(std::int64_t block) const {
    const std::int64_t end = first_word(block + 1);
    return end < grid.words ? end : grid.words;
  }
  KOKKOS_FUNCTION std::int32_t first_run(std::int64_t block) const {
    return at.before[first_word(block)] + 1;
  }
  KOKKOS_FUNCTION std::int32_t end_run(std::int64_t block) const {
    return at.before[first_word(block + 1)] + 1;
  }
  /// The word to the left of word w, whose column is c: 0 at the start of a line.
  KOKKOS_FUNCTION std::uint64_t left_of(std::int64_t w, std::int64_t c) const {
    return c == 0 ? 0 : at.masks[w - 1];
  }
};

/// The counts of runs per block become the number of runs before each block, and after the last
/// one.
struct count_before {
  runs_of_words runs;

  KOKKOS_FUNCTION void operator()(std::int64_t block, std::int32_t& sum, bool final) const {
    std::int32_t& slot = runs.at.before[runs.first_word(block)];
    const std::int32_t here = slot;
    if (final) slot = sum;
    sum += here;
    if (final && block + 1 == runs.grid.blocks) runs.at.before[runs.first_word(block + 1)] = sum;
  }
};

/// A line of pixels before the own one whose pixels may touch its own.
struct line_before {
  std::int64_t planes, rows;  ///< how far back it lies
  std::int64_t words;         ///< the same, in words
  bool diagonal;              ///< whether pixels also touch with a step along the line
};

/// The lines before, for one connectivity.
struct lines_before {
  line_before line[4] = {};
  int count = 0;

  static lines_before of(const label_grid& grid, int connectivity) {
    constexpr int steps[4][2] = {{0, 1}, {1, 0}, {1, 1}, {1, -1}};
    lines_before all;
    for (const auto& [planes, rows] : steps) {
      const int axes = planes + (rows != 0);
      const bool exists = planes < grid.planes && (rows == 0 || grid.rows > 1);
      if (axes > connectivity || !exists) continue;
      all.line[all.count++] = {planes, rows, (planes * grid.rows + rows) * grid.line_words,
                               axes < connectivity};
    }
    return all;
  }
};

/// A word and the one of the line before, each with the same pixels moved one on (`was`).
struct word_pair {
  std::uint64_t word, was, above, above_was;

  KOKKOS_FUNCTION word_pair(std::uint64_t w, std::uint64_t left, std::uint64_t a,
                            std::uint64_t above_left)
      : word(w), was(bits::shift_in(w, left)), above(a), above_was(bits::shift_in(a, above_left)) {}

  KOKKOS_FUNCTION std::uint64_t starts() const { return word & ~was; }
  KOKKOS_FUNCTION std::uint64_t above_starts() const { return above & ~above_was; }

  /// The places where a run of each begin to touch; `diagonals` is all bits or none.
  KOKKOS_FUNCTION std::uint64_t touches(std::uint64_t diagonals) const {
    const std::uint64_t straight = word & above & ~(was & above_was);
    const std::uint64_t diagonal = (starts() & ~above & above_was) | (above_starts() & ~word & was);
    return straight | (diagonal & diagonals);
  }
};

/// Merges the runs of the words [from, to) of one line with those of a line before, `back` words
/// earlier. `column` is that of `from`. Finds the touches of `Batch` words at once: compilers
/// vectorise that.
template <bool Shared>
KOKKOS_FUNCTION void merge_line(const runs_of_words& runs, std::int64_t from, std::int64_t to,
                                std::int64_t column, std::int64_t back, bool diagonal) {
  constexpr std::int64_t batch = Shared ? 1 : 64;
  const disjoint_sets<Shared> sets{runs.at.parent};
  const std::uint64_t* const masks = runs.at.masks;
  const std::int32_t* const before = runs.at.before;
  const std::uint64_t diagonals = diagonal ? ~std::uint64_t{0} : 0;
  std::uint64_t left = runs.left_of(from, column);
  std::uint64_t above_left = runs.left_of(from - back, column);
  for (std::int64_t first = from; first < to; first += batch) {
    const std::int64_t count = to - first < batch ? to - first : batch;
    const std::uint64_t* const here = masks + first;
    const std::uint64_t* const above = here - back;
    std::uint64_t touches[batch];
    touches[0] = word_pair(here[0], left, above[0], above_left).touches(diagonals);
    for (std::int64_t i = 1; i < count; ++i) {
      touches[i] = word_pair(here[i], here[i - 1], above[i], above[i - 1]).touches(diagonals);
    }
    // The words with touches first, without a branch: nobody can foretell which they are.
    std::uint8_t busy[batch];
    int busy_count = 0;
    for (std::int64_t i = 0; i < count; ++i) {
      busy[busy_count] = static_cast<std::uint8_t>(i);
      busy_count += touches[i] != 0 ? 1 : 0;
    }
    for (int k = 0; k < busy_count; ++k) {
      const int i = busy[k];
      const word_pair pair(here[i], i == 0 ? left : here[i - 1], above[i],
                           i == 0 ? above_left : above[i - 1]);
      // The last run that starts at or before the touch is the right one in every case: on a
      // diagonal one run starts there and the other has just ended.
      for (std::uint64_t touch = touches[i]; touch != 0; touch &= touch - 1) {
        const std::uint64_t up_to = touch ^ (touch - 1);
        sets.unite(before[first + i] + bits::count(pair.starts() & up_to),
                   before[first + i - back] + bits::count(pair.above_starts() & up_to));
      }
    }
    left = here[count - 1];
    above_left = above[count - 1];
  }
}

/// Merges the runs of the words [from, to) with those of one line before.
template <bool Shared>
KOKKOS_FUNCTION void merge_words(const runs_of_words& runs, const line_before& other,
                                 std::int64_t from, std::int64_t to) {
  const std::int64_t length = runs.grid.line_words;
  std::int64_t line = from / length;
  for (std::int64_t w = from; w < to; ++line) {
    const std::int64_t column = w - line * length;
    const std::int64_t rest = length - column;
    const std::int64_t end = rest < to - w ? w + rest : to;
    const std::int64_t plane = line / runs.grid.rows;
    const std::int64_t row = line - plane * runs.grid.rows - other.rows;
    if (plane >= other.planes && row >= 0 && row < runs.grid.rows) {
      merge_line<Shared>(runs, w, end, column, other.words, other.diagonal);
    }
    w = end;
  }
}

/// Numbers the runs of a block, each a set of its own, and merges those that the block alone holds.
struct number_runs {
  runs_of_words runs;
  lines_before before;

  KOKKOS_FUNCTION void operator()(std::int64_t block) const {
    const std::int64_t first = runs.first_word(block);
    const std::int64_t end = runs.end_word(block);
    const std::int32_t first_run = runs.first_run(block);
    const std::int32_t end_run = runs.end_run(block);
    if (block == 0) runs.at.parent[0] = 0;
    for (std::int32_t r = first_run; r < end_run; ++r) runs.at.parent[r] = r;
    for (std::int64_t w = first + 1; w < end; ++w) runs.at.before[w] += first_run - 1;
    if (!runs.grid.whole_lines) return;
    for (int i = 0; i < before.count; ++i) {
      merge_words<false>(runs, before.line[i], first + before.line[i].words, end);
    }
  }
};

/// Merges the runs of a block with those of the blocks before it.
struct merge_blocks {
  runs_of_words runs;
  lines_before before;

  KOKKOS_FUNCTION void operator()(std::int64_t block) const {
    const std::int64_t first = runs.first_word(block);
    const std::int64_t end = runs.end_word(block);
    for (int i = 0; i < before.count; ++i) {
      const std::int64_t own = first + before.line[i].words;
      merge_words<true>(runs, before.line[i], first,
                        runs.grid.whole_lines && own < end ? own : end);
    }
  }
};

/// Gives each root its label, in order, as a negative number; the last block writes the count.
struct number_roots {
  runs_of_words runs;
  std::int32_t* count;

  KOKKOS_FUNCTION void operator()(std::int64_t block, std::int32_t& sum, bool final) const {
    std::int32_t* const parent = runs.at.parent;
    const std::int32_t first = runs.first_run(block);
    const std::int32_t end = runs.end_run(block);
    std::int32_t labels = sum;
    if (final) {
      for (std::int32_t r = first; r < end; ++r) {
        const std::int32_t p = parent[r];
        labels += p == r ? 1 : 0;
        parent[r] = p == r ? -labels : p;
      }
      if (block + 1 == runs.grid.blocks) *count = labels;
    } else {
      for (std::int32_t r = first; r < end; ++r) labels += parent[r] == r ? 1 : 0;
    }
    sum = labels;
  }
};

/// Gives each other run the label of its root.
struct resolve_runs {
  runs_of_words runs;

  KOKKOS_FUNCTION void operator()(std::int64_t block) const {
    const disjoint_sets<true> sets{runs.at.parent};
    const std::int32_t end = runs.end_run(block);
    for (std::int32_t r = runs.first_run(block); r < end; ++r) {
      std::int32_t p = sets.load(r);
      if (p < 0) continue;
      while (p > 0) p = sets.load(p);
      sets.store(r, p);
    }
  }
};

}  // namespace kordon::v0::ndimage::kernel::label_step
