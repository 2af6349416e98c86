// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <kordon/dispatch/backend.h>
#include <kordon/dispatch/shape.hpp>
#include <kordon/memory/dtype.hpp>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

/// What an operation says of itself, as plain constexpr data. One description drives the checks of
/// every call, the lookup, the refusals, the command line, the support table and the generated
/// tests.
namespace kordon::inline v0 {

enum class role : std::int32_t { in, out, inout };

/// One array of an operation. Arrays of a group (a CSR matrix) have names like "A.values".
struct array_parameter {
  std::string_view name;
  role direction = role::in;
  dtype_set types{};
  bool has_key_type = false;          ///< has the one dtype that all arrays with this mark share
  bool has_complex_key_type = false;  ///< has the complex dtype with parts of that one
  shape_pattern shape{};
  int min_rank = 0, max_rank = KORDON_MAX_RANK;  ///< of arrays with a "..." in their shape
  std::string_view doc{};

  /// The dtype it must have where the one that arrays share is `key`; std::nullopt: any of `types`.
  constexpr std::optional<dtype> type_for(dtype key) const {
    if (has_key_type) return key;
    return has_complex_key_type ? complex_of(key) : std::nullopt;
  }
  /// The other way: what `key` is where this array has dtype `type`; std::nullopt: it does not say.
  constexpr std::optional<dtype> key_for(dtype type) const {
    if (has_key_type) return type;
    return has_complex_key_type ? part_of(type) : std::nullopt;
  }
};

/// One option. `load` and `store` move it between the operation's struct of options and a frame.
struct option_parameter {
  std::string_view name;
  std::string_view doc{};
  int kind = KORDON_OPTION_REAL;
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  bool minimum_is_open = false;
  std::span<const std::string_view> choices{};  ///< names of an enumeration's values, in order
  int since = 1;                                ///< the version of the operation that brought it
  int applies_to = -1;                          ///< the option (its index) that must have ...
  std::int64_t applies_when = 0;  ///< ... this value for this one to matter; -1: always
  bool at_most_rank = false;      ///< its maximum is the rank of the first array
  bool is_axis = false;           ///< is an axis of the first array: from -rank to rank - 1
  void (*load)(const void* options, kordon_option& value) = nullptr;
  void (*store)(void* options, const kordon_option& value) = nullptr;
};

/// What arrays may share memory.
enum class aliasing { none, in_place };

struct operation_description {
  std::string_view name;  ///< as users write it: "ndimage.gaussian_filter"
  int version = 1;        ///< of its interface
  std::string_view doc{};
  std::span<const array_parameter> arrays{};
  std::span<const option_parameter> options{};
  const void* default_options = nullptr;  ///< the operation's struct of options, as constructed
  aliasing sharing = aliasing::none;
  int count_array =
      -1;  ///< the 0-d output that says how many rows of the others are used; -1: none
};

}  // namespace kordon::v0
