// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/context.hpp>
#include <kordon/dispatch/description.hpp>
#include <map>
#include <vector>

/// A call as data that deviations change, before it has addresses.
namespace kordon::inline v0::testing {

/// How an array lies in memory, relative to its extents.
enum class arrangement {
  right,
  left,
  right_with_gaps,
  left_with_gaps,
  every_second,
  odd_ones,       ///< the elements between those of every_second
  first_repeats,  ///< stride 0 along the first axis
  sliding,        ///< stride 1 along every axis
  backwards,      ///< a negative stride
  beyond          ///< a stride of 2^61 elements
};

/// What all arrays of a legal call have in common.
struct call_frame {
  dtype key;                        ///< of the type variable
  int rank;                         ///< of arrays of shape "..."
  std::vector<std::int64_t> image;  ///< the extents of those, for every rank
  std::map<char, std::int64_t> letters;
  arrangement lies = arrangement::right;
};

/// Where its data is.
enum class memory_of { itself, nobody, another, after_another };

struct array_case {
  kordon_place where;
  std::int32_t type;
  std::int32_t rank;
  std::vector<std::int64_t> extents;  ///< may be fewer than rank where that is out of range
  arrangement lies = arrangement::right;
  bool is_read_only = false;
  memory_of data = memory_of::itself;
  std::size_t other = 0;   ///< whose memory it uses
  std::int64_t shift = 0;  ///< elements from the other's first one
};

struct call_case {
  const operation_description* operation;
  kordon_exec exec;
  call_frame frame;
  std::vector<array_case> arrays;
  std::vector<kordon_option> options;
  context asked;
  int arrays_added = 0;
};

/// The usual call of an operation on `exec`: small extents that differ, default options. Without
/// arrays: deviations of the frame come first, and then arrays_of_frame.
call_case usual_call(const operation_description& operation, const kordon_exec& exec);
void arrays_of_frame(call_case& c);

/// The arrays of the case with addresses from `base` on.
struct placed_call {
  std::vector<kordon_array> arrays;
  std::int64_t bytes = 0;  ///< of memory from base on
};

/// Too large for this test: no memory is there.
inline constexpr std::int64_t most_bytes = 1 << 20;

placed_call place_at(const call_case& c, char* base);

}  // namespace kordon::v0::testing
