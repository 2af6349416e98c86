// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#include "call_case.hpp"

#include <algorithm>
#include <kordon/dispatch/option_text.hpp>
#include <kordon/testing/legality.hpp>
#include <kordon/testing/sample_call.hpp>

namespace kordon::inline v0::testing {
namespace {

std::vector<std::int64_t> extents_of(const array_parameter& p, const call_frame& f) {
  std::vector<std::int64_t> extents;
  for (int i = 0; i < p.shape.rank(); ++i) {
    const auto axis = p.shape[i];
    const std::int64_t value = axis.letter == 0     ? 0
                               : axis.letter == '$' ? f.rank
                                                    : f.letters.at(axis.letter);
    extents.push_back(axis.plus + (axis.is_half ? value / 2 : value));
  }
  if (p.shape.is_any())
    extents.insert(extents.begin() + p.shape.any_at(), f.image.begin(),
                   f.image.begin() + std::max(0, f.rank - p.shape.rank()));
  return extents;
}

int usual_rank(const operation_description& d) {
  for (const array_parameter& p : d.arrays)
    if (p.shape.is_any()) return std::clamp(2, p.min_rank, p.max_rank);
  return 2;
}

/// Row-major or column-major strides of these extents, times `step`, with `gap` after each line.
void dense_strides(kordon_array& a, int rank, bool by_rows, std::int64_t step, std::int64_t gap) {
  std::int64_t stride = step;
  for (int k = 0; k < rank; ++k) {
    const int i = by_rows ? rank - 1 - k : k;
    a.strides[i] = stride;
    std::int64_t reach = 0;
    if (__builtin_mul_overflow(stride, std::max<std::int64_t>(a.extents[i], 1), &reach)) reach = 1;
    stride = reach + (k == 0 ? gap * step : 0);
  }
}

void lay(kordon_array& a, int rank, arrangement lies) {
  const bool by_rows = lies != arrangement::left && lies != arrangement::left_with_gaps;
  const bool is_second = lies == arrangement::every_second || lies == arrangement::odd_ones;
  const bool has_gaps = lies == arrangement::left_with_gaps || lies == arrangement::right_with_gaps;
  dense_strides(a, rank, by_rows, is_second ? 2 : 1, has_gaps ? 3 : 0);
  if (rank == 0) return;
  if (lies == arrangement::first_repeats) a.strides[0] = 0;
  if (lies == arrangement::sliding) std::fill_n(a.strides, rank, 1);
  if (lies == arrangement::backwards) a.strides[0] *= -1;
  if (lies == arrangement::beyond) a.strides[0] = std::int64_t(1) << 61;
}

kordon_array shaped(const array_case& a) {
  kordon_array c{};
  c.where = a.where;
  c.dtype = a.type;
  c.rank = a.rank;
  c.flags = a.is_read_only ? std::uint32_t(KORDON_ARRAY_READ_ONLY) : 0u;
  std::ranges::copy(a.extents, c.extents);
  lay(c, static_cast<int>(a.extents.size()), a.lies);
  return c;
}

bool is_real(const kordon_array& a) {
  bool is = a.rank >= 0 && a.rank <= KORDON_MAX_RANK && a.dtype >= 0 &&
            a.dtype < static_cast<std::int32_t>(dtype_count);
  for (int i = 0; is && i < a.rank; ++i) is = a.extents[i] >= 0 && a.strides[i] >= 0;
  return is;
}

std::int64_t item(const kordon_array& a) {
  return is_real(a) ? static_cast<std::int64_t>(size_of(static_cast<dtype>(a.dtype))) : 1;
}

/// Whether there are more elements than this test looks at, be they at one address.
bool has_too_many(const kordon_array& a) {
  double count = 1;
  for (int i = 0; i < a.rank; ++i) count *= static_cast<double>(a.extents[i]);
  return count > most_bytes;
}

/// Bytes of an array, as far as there is memory for them in this test.
std::int64_t needed(const kordon_array& a) {
  if (!is_real(a)) return 0;
  const auto span = span_in_bytes(a);
  return span && *span <= most_bytes && !has_too_many(a) ? *span : most_bytes + 1;
}

}  // namespace

call_case usual_call(const operation_description& d, const kordon_exec& exec) {
  dtype key = d.arrays[0].types.first();
  for (std::size_t i = d.arrays.size(); i-- > 0;)
    if (d.arrays[i].has_key_type) key = d.arrays[i].types.first();
  call_case c{&d, exec, {key, usual_rank(d), {6, 5, 4, 3, 2, 2, 2, 2, 2}, {}}, {}, {}, {}};
  for (const array_parameter& p : d.arrays)
    for (int i = 0; i < p.shape.rank(); ++i)
      if (const char letter = p.shape[i].letter; letter >= 'a')
        c.frame.letters[letter] = 3 + (letter - 'a') % 5;
  c.options = default_options(d);
  return c;
}

void arrays_of_frame(call_case& c) {
  const kordon_place home{static_cast<std::int32_t>(home_of(static_cast<exec_kind>(c.exec.kind))),
                          c.exec.device};
  for (const array_parameter& p : c.operation->arrays) {
    const dtype type = p.type_for(c.frame.key).value_or(p.types.first());
    const auto extents = extents_of(p, c.frame);
    c.arrays.push_back({home, static_cast<std::int32_t>(type),
                        static_cast<std::int32_t>(extents.size()), extents, c.frame.lies});
  }
}

placed_call place_at(const call_case& c, char* base) {
  placed_call result;
  for (const array_case& a : c.arrays) result.arrays.push_back(shaped(a));
  std::vector<char*> own;
  for (std::size_t i = 0; i < c.arrays.size(); ++i) {
    // Room for whatever uses this array's memory, from its start on.
    std::int64_t room = 64;
    for (std::size_t j = 0; j < c.arrays.size(); ++j) {
      const array_case& a = c.arrays[j];
      if (j == i || a.data == memory_of::another || a.data == memory_of::after_another)
        if (const std::int64_t n = needed(result.arrays[j]); n <= most_bytes)
          room = std::max(room, 2 * n + 64) + (j == i ? 0 : n);
    }
    own.push_back(base + result.bytes);
    result.bytes += (room + 63) / 64 * 64;
  }
  const auto at = [&](auto&& self, std::size_t i, int depth) -> char* {
    const array_case& a = c.arrays[i];
    if (a.data == memory_of::nobody) return nullptr;
    if (a.data == memory_of::itself || depth > 8) return own[i];
    char* other = self(self, a.other, depth + 1);
    if (other == nullptr) return nullptr;
    const kordon_array& o = result.arrays[a.other];
    const std::int64_t behind = a.data == memory_of::after_another ? needed(o) : 0;
    char* const near = other + (behind <= most_bytes ? behind : 0) + a.shift * item(o);
    // As C++ asks of any array: aligned for its elements.
    const auto own_item = static_cast<std::uintptr_t>(item(result.arrays[i]));
    const auto beyond = reinterpret_cast<std::uintptr_t>(near) % own_item;
    return near + (beyond == 0 ? 0 : own_item - beyond);
  };
  for (std::size_t i = 0; i < c.arrays.size(); ++i) {
    result.arrays[i].data = at(at, i, 0);
    if (needed(result.arrays[i]) > most_bytes) result.bytes = most_bytes + 1;
  }
  for (int k = 0; k < c.arrays_added; ++k) result.arrays.push_back(result.arrays.back());
  for (int k = 0; k > c.arrays_added; --k) result.arrays.pop_back();
  return result;
}

}  // namespace kordon::v0::testing
