// SPDX-FileCopyrightText: 2026 The Kordon authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <kordon/dispatch/description.hpp>
#include <string_view>
#include <vector>

/// What each operation computes, in plain serial loops over plain values: one row an operation, so that
/// a test can ask of any legal call whether its answer is right. Rows of composite operations may call
/// those of their parts.
namespace kordon::inline v0::testing {

/// An array as a reference sees it: row-major, every real value a double; complex ones as pairs.
struct plain_array {
  dtype type{};
  std::vector<std::int64_t> extents{};
  std::vector<double> values{};

  std::int64_t size() const { return static_cast<std::int64_t>(values.size()); }
  double& at(std::int64_t i) { return values[static_cast<std::size_t>(i)]; }
  double at(std::int64_t i) const { return values[static_cast<std::size_t>(i)]; }
};

using plain_arrays = std::vector<plain_array>;

/// The options of a call by name, with the defaults of those that were left out.
class plain_options {
 public:
  plain_options(const operation_description& operation, std::span<const kordon_option> given)
      : operation_(operation), given_(given) {}
  /// The value for an axis where the option is per axis.
  double real(std::string_view name, int axis = 0) const;
  std::int64_t integer(std::string_view name) const;

 private:
  kordon_option find(std::string_view name) const;
  const operation_description& operation_;
  std::span<const kordon_option> given_;
};

/// A value of an expected output that the operation may leave as it likes.
inline constexpr double anything = 1e300;

/// One operation's row.
struct operation_reference {
  std::string_view operation;
  /// Gives the arrays that are read values that make sense together.
  void (*fill)(plain_arrays& arrays, const plain_options& options);
  /// Replaces the arrays that are written by what the call must write.
  void (*compute)(plain_arrays& arrays, const plain_options& options);
  /// The error that is allowed, in units in the last place of the largest magnitude of an array.
  double units;
  /// Whether the arrays still make sense once arrays that share memory have been filled; null: always.
  bool (*is_sound)(const plain_arrays& arrays) = nullptr;
};

/// The row of an operation; null when there is none.
const operation_reference* reference_of(std::string_view operation);

/// Adds the row of a third party's operation; before the first test.
bool add_reference(const operation_reference& row);

/// Values from 0 to 1 that look random and are the same everywhere.
double scattered(std::int64_t i, int salt);

}  // namespace kordon::v0::testing
